package chat.mehari.messages;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.broker.Queues;
import chat.mehari.schemas.broker.RoutingKeys;
import chat.mehari.schemas.identity.ConversationId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Asks as a gateway does, over one channel. */
public final class TestGateway implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String instance = UUID.randomUUID().toString();
  private final Connection connection;
  private final Channel channel;
  private final Channel receiving;
  private final String queue;
  private final AtomicLong correlations = new AtomicLong();
  private final Reception reception = new Reception();

  /** Connects to a broker. */
  public TestGateway(BrokerAddress broker) {
    try {
      ConnectionFactory factory = new ConnectionFactory();
      factory.setHost(broker.host());
      factory.setPort(broker.port());
      factory.setUsername(broker.username());
      factory.setPassword(broker.password());
      factory.setVirtualHost(broker.virtualHost());
      connection = factory.newConnection("test-gateway");
      channel = connection.createChannel();
      channel.confirmSelect();
      receiving = connection.createChannel();
      receiving.exchangeDeclare(Exchanges.NOTIFICATION, BuiltinExchangeType.DIRECT, true);
      receiving.exchangeDeclare(Exchanges.BROADCAST, BuiltinExchangeType.FANOUT, true);
      receiving.exchangeDeclare(Exchanges.MESSAGES, BuiltinExchangeType.DIRECT, true);
      queue = receiving.queueDeclare().getQueue();
      receiving.queueBind(queue, Exchanges.NOTIFICATION, RoutingKeys.gateway(instance));
      receiving.queueBind(queue, Exchanges.BROADCAST, "");
      receiving.basicConsume(queue, true, (tag, message) -> reception.receive(message), tag -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What has come back. */
  public Reception reception() {
    return reception;
  }

  /** Hears the events of a user from now on. */
  public void watch(UUID user) {
    try {
      receiving.queueBind(queue, Exchanges.NOTIFICATION, RoutingKeys.user(user));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks, and returns what the answer will be known by. */
  public String send(UUID user, Operation operation, Object data) {
    return sendBody(user, operation, bytes(data), key(user, operation, JSON.valueToTree(data)));
  }

  /** Asks with a body that may be anything. */
  public String sendBody(UUID user, Operation operation, byte[] body, String key) {
    Map<String, Object> headers = headers(user, operation.operationName());
    publish(key, headers, body);
    return String.valueOf(headers.get(Headers.CORRELATION));
  }

  /** Sends a message, and says when that came to this gateway. */
  public void sendReceivedAt(String receivedAt, UUID user, Object post) {
    Map<String, Object> headers = headers(user, Operation.SEND_MESSAGE.operationName());
    headers.put(Headers.RECEIVED_AT, receivedAt);
    publish(key(user, Operation.SEND_MESSAGE, JSON.valueToTree(post)), headers, bytes(post));
  }

  /** The headers of a new request. */
  public Map<String, Object> headers(UUID user, String type) {
    String correlation = "c" + correlations.incrementAndGet();
    Map<String, Object> headers = new HashMap<>();
    headers.put(Headers.TYPE, type);
    headers.put(Headers.USER, user.toString());
    headers.put(Headers.REPLY_KEY, RoutingKeys.gateway(instance));
    headers.put(Headers.CORRELATION, correlation);
    headers.put(Headers.REQUEST, "r" + correlation);
    headers.put(Headers.COMMAND, UUID.randomUUID().toString());
    return headers;
  }

  /** Awaits the next dead letter of the service, and takes it. */
  public GetResponse takeDeadLetter() {
    return Awaitility.await()
        .pollInterval(Duration.ofMillis(2))
        .atMost(Duration.ofSeconds(60))
        .until(this::deadLetterNow, letter -> letter != null);
  }

  /** The next dead letter, where there is one. */
  public @Nullable GetResponse deadLetterNow() {
    synchronized (channel) {
      try {
        return channel.basicGet(Queues.MESSAGES_DEAD_LETTER, true);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Asks what may wait only so long in its queue, and returns what the answer will be known by. */
  public String sendFor(Duration patience, UUID user, Operation query, Object data) {
    Map<String, Object> headers = headers(user, query.operationName());
    publish(
        Exchanges.MESSAGES,
        query.operationName(),
        new AMQP.BasicProperties.Builder()
            .contentType("application/json")
            .expiration(expiration(patience))
            .headers(headers)
            .build(),
        bytes(data));
    return String.valueOf(headers.get(Headers.CORRELATION));
  }

  /** RabbitMQ counts from now, Broker-J names a point in time. */
  private String expiration(Duration patience) {
    return Long.toString(patience.toMillis() + (isAtRabbitMq() ? 0 : System.currentTimeMillis()));
  }

  /** Whether the broker is RabbitMQ, or else Broker-J, which cannot do all that RabbitMQ can. */
  public boolean isAtRabbitMq() {
    return String.valueOf(connection.getServerProperties().get("product"))
        .toLowerCase(Locale.ROOT)
        .contains("rabbitmq");
  }

  /** Publishes a message as it is. */
  public void publish(String key, Map<String, Object> headers, byte[] body) {
    publish(
        Exchanges.MESSAGES,
        key,
        new AMQP.BasicProperties.Builder()
            .contentType("application/json")
            .deliveryMode(2)
            .headers(headers)
            .build(),
        body);
  }

  /** Publishes a message as it is, anywhere. */
  public void publish(String exchange, String key, AMQP.BasicProperties properties, byte[] body) {
    try {
      synchronized (channel) {
        channel.basicPublish(exchange, key, properties, body);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks and awaits the answer's frame. */
  public JsonNode ask(UUID user, Operation operation, Object data) {
    return reception.answer(send(user, operation, data));
  }

  /** Waits until the broker has taken all that was sent. */
  public void flush() {
    try {
      synchronized (channel) {
        channel.waitForConfirmsOrDie(60_000);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String key(UUID user, Operation operation, JsonNode data) {
    if (!operation.isConversationCommand()) {
      return operation.operationName();
    }
    JsonNode id = data.get("conversationId");
    UUID conversation =
        id != null && !id.isNull()
            ? UUID.fromString(id.asText())
            : ConversationId.ofPrivate(user, UUID.fromString(data.get("to").asText()));
    return RoutingKeys.commands(ConversationId.partition(conversation));
  }

  private static byte[] bytes(Object data) {
    try {
      return JSON.writeValueAsBytes(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    connection.abort();
  }
}
