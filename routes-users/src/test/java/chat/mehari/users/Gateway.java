package chat.mehari.users;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.TestServers;
import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.broker.RoutingKeys;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks the service as a gateway does, and hears what gateways hear. */
public final class Gateway implements AutoCloseable {

  /** Who asks, as the gateway has verified it. */
  public record Signed(String userId, String sessionId) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Connection connection;
  private final Channel channel;
  private final String replyKey = RoutingKeys.gateway(UUID.randomUUID().toString());
  private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<String> answered = new CopyOnWriteArrayList<>();
  private final Broadcasts broadcasts = new Broadcasts();

  /** A gateway at the tests' broker. */
  public Gateway() {
    this(TestServers.broker());
  }

  /** A gateway at some broker. */
  public Gateway(BrokerAddress broker) {
    try {
      ConnectionFactory factory = new ConnectionFactory();
      factory.setHost(broker.host());
      factory.setPort(broker.port());
      factory.setUsername(broker.username());
      factory.setPassword(broker.password());
      factory.setVirtualHost(broker.virtualHost());
      connection = factory.newConnection("gateway of a test");
      channel = connection.createChannel();
      channel.exchangeDeclare(Exchanges.USERS, "direct", true);
      channel.exchangeDeclare(Exchanges.NOTIFICATION, "direct", true);
      channel.exchangeDeclare(Exchanges.BROADCAST, "fanout", true);
      String queue = channel.queueDeclare().getQueue();
      channel.queueBind(queue, Exchanges.NOTIFICATION, replyKey);
      channel.queueBind(queue, Exchanges.BROADCAST, "");
      channel.basicConsume(
          queue,
          true,
          (tag, message) ->
              hear(
                  message.getEnvelope().getExchange(),
                  String.valueOf(message.getProperties().getHeaders().get(Headers.TYPE)),
                  message.getBody()),
          tag -> {});
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void hear(String exchange, String type, byte[] body) throws IOException {
    JsonNode json = JSON.readTree(body);
    if (exchange.equals(Exchanges.BROADCAST)) {
      broadcasts.heard(type, json);
      return;
    }
    for (JsonNode delivery : json.get("deliveries")) {
      String correlation = delivery.get("audience").get("correlation").asText();
      answered.add(correlation);
      CompletableFuture<JsonNode> future = waiting.get(correlation);
      if (future != null) {
        future.complete(delivery.get("frame"));
      }
    }
  }

  /** Asks as somebody who has not said who they are. */
  public JsonNode ask(Operation operation, Map<String, ?> data) {
    return ask(operation, data, null);
  }

  /** Asks as a signed-in user and awaits the answer. */
  public JsonNode ask(Operation operation, Map<String, ?> data, @Nullable Signed signed) {
    return answer(send(operation, data, signed));
  }

  /** Asks, and returns the answer to come. */
  public CompletableFuture<JsonNode> send(
      Operation operation, Map<String, ?> data, @Nullable Signed signed) {
    return sendFrom("127.0.0.1", operation, data, signed);
  }

  /** Asks for a client with this address, and returns the answer to come. */
  public CompletableFuture<JsonNode> sendFrom(
      String address, Operation operation, Map<String, ?> data, @Nullable Signed signed) {
    Map<String, Object> headers = new HashMap<>();
    if (signed != null) {
      headers.put(Headers.USER, signed.userId());
      headers.put(Headers.SESSION, signed.sessionId());
    }
    headers.put(Headers.ADDRESS, address);
    headers.put(Headers.USER_AGENT, "a test");
    try {
      return publish(operation, JSON.writeValueAsBytes(data), headers);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks what may wait only so long in its queue, and returns the answer to come. */
  public CompletableFuture<JsonNode> sendFor(
      Duration patience, Operation operation, Map<String, ?> data) throws IOException {
    return publish(operation, JSON.writeValueAsBytes(data), Map.of(), expiration(patience));
  }

  /** RabbitMQ counts from now, Broker-J names a point in time. */
  private String expiration(Duration patience) {
    boolean pointInTime =
        String.valueOf(connection.getServerProperties().get("product"))
            .toLowerCase(Locale.ROOT)
            .contains("qpid");
    return Long.toString(patience.toMillis() + (pointInTime ? System.currentTimeMillis() : 0));
  }

  /** Publishes any body with any further headers, and returns the answer to come. */
  public CompletableFuture<JsonNode> publish(
      Operation operation, byte[] body, Map<String, Object> more) throws IOException {
    return publish(operation, body, more, null);
  }

  private CompletableFuture<JsonNode> publish(
      Operation operation, byte[] body, Map<String, Object> more, @Nullable String expiration)
      throws IOException {
    String correlation = UUID.randomUUID().toString();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(correlation, answer);
    Map<String, Object> headers = new HashMap<>();
    headers.put(Headers.TYPE, operation.operationName());
    headers.put(Headers.REPLY_KEY, replyKey);
    headers.put(Headers.CORRELATION, correlation);
    headers.put(Headers.REQUEST, "r-" + correlation.substring(0, 8));
    headers.putAll(more);
    headers.values().removeIf(value -> value.equals(""));
    boolean command = operation.kind() == Operation.Kind.COMMAND;
    AMQP.BasicProperties.Builder properties =
        new AMQP.BasicProperties.Builder()
            .contentType("application/json")
            .deliveryMode(command ? 2 : 1)
            .expiration(expiration)
            .headers(headers);
    synchronized (channel) {
      channel.basicPublish(
          operation.exchange(), operation.operationName(), properties.build(), body);
    }
    return answer;
  }

  /** Awaits an answer. */
  public static JsonNode answer(CompletableFuture<JsonNode> future) {
    try {
      return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      throw new AssertionError("No answer", e);
    }
  }

  /** Registers somebody and returns the reply's data. */
  public JsonNode register(String username) {
    return data(
        ask(Operation.REGISTER, Map.of("username", username, "password", password(username))));
  }

  /** The password that {@link #register} gives a name. */
  public static String password(String username) {
    return "secret of " + username;
  }

  /** Who a reply to register or login makes the asker. */
  public static Signed signed(JsonNode opened) {
    return new Signed(opened.at("/user/id").asText(), opened.get("sessionId").asText());
  }

  /** The data of a reply; fails where it is an error. */
  public static JsonNode data(JsonNode frame) {
    if (!frame.get("type").asText().equals("reply")) {
      throw new AssertionError("Not a reply: " + frame);
    }
    return frame.get("data");
  }

  /** The code of an error; fails where it is a reply. */
  public static String code(JsonNode frame) {
    if (!frame.get("type").asText().equals("error")) {
      throw new AssertionError("Not an error: " + frame);
    }
    return frame.at("/error/code").asText();
  }

  /** What was heard on the broadcast. */
  public Broadcasts broadcasts() {
    return broadcasts;
  }

  /** How many answers came in all. */
  public int answers() {
    return answered.size();
  }

  /** A queue of the broker, by its name. */
  public QueueAccess queue(String name) {
    return new QueueAccess(channel, name);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
