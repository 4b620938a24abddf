package chat.mehari.gateway.harness;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.schemas.broker.Deliveries;
import chat.mehari.schemas.broker.Delivery;
import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.broker.RoutingKeys;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The services' end of the broker: queues for what gateways ask, and ways to publish. */
final class ServiceBroker implements AutoCloseable {

  static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private final Connection connection;
  private final Channel publishing;
  private final Channel consuming;
  private final String commands;

  ServiceBroker(BrokerAddress address, Consumer<Asked> service) {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(address.host());
    factory.setPort(address.port());
    factory.setUsername(address.username());
    factory.setPassword(address.password());
    factory.setVirtualHost(address.virtualHost());
    factory.setAutomaticRecoveryEnabled(false);
    try {
      connection = factory.newConnection("the services of a test");
      publishing = connection.createChannel();
      for (String direct : List.of(Exchanges.USERS, Exchanges.MESSAGES, Exchanges.NOTIFICATION)) {
        publishing.exchangeDeclare(direct, BuiltinExchangeType.DIRECT, true);
      }
      publishing.exchangeDeclare(Exchanges.BROADCAST, BuiltinExchangeType.FANOUT, true);
      consuming = connection.createChannel();
      String questions = consuming.queueDeclare().getQueue();
      for (Operation operation : Operation.values()) {
        consuming.queueBind(questions, operation.exchange(), operation.operationName());
      }
      commands = consuming.queueDeclare().getQueue();
      bindCommands();
      for (String queue : List.of(questions, commands)) {
        consuming.basicConsume(
            queue,
            true,
            (tag, message) ->
                service.accept(
                    Asked.of(
                        message.getEnvelope().getRoutingKey(),
                        message.getProperties(),
                        JSON.readTree(message.getBody()))),
            tag -> {});
      }
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException("The services cannot reach the broker", e);
    }
  }

  /** Commands reach this service. */
  void bindCommands() {
    try {
      for (int partition = 0; partition < 8; partition++) {
        consuming.queueBind(commands, Exchanges.MESSAGES, RoutingKeys.commands(partition));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commands reach nobody. */
  void unbindCommands() {
    try {
      for (int partition = 0; partition < 8; partition++) {
        consuming.queueUnbind(commands, Exchanges.MESSAGES, RoutingKeys.commands(partition));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void publish(String exchange, String key, List<Delivery> deliveries) {
    publish(exchange, key, Deliveries.TYPE, new Deliveries(deliveries));
  }

  void publish(String exchange, String key, String type, Object body) {
    publishRaw(exchange, key, type, bytes(body));
  }

  static byte[] bytes(Object body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void publishRaw(String exchange, String key, String type, byte[] body) {
    publishRaw(exchange, key, Map.of(Headers.TYPE, type), body);
  }

  synchronized void publishRaw(
      String exchange, String key, Map<String, Object> headers, byte[] body) {
    try {
      publishing.basicPublish(
          exchange, key, new AMQP.BasicProperties.Builder().headers(headers).build(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a message with this key would reach a queue. */
  boolean isBound(String exchange, String key) {
    try (Channel probe = connection.createChannel()) {
      probe.confirmSelect();
      boolean[] returned = {false};
      probe.addReturnListener(
          message -> {
            returned[0] = true;
          });
      probe.basicPublish(
          exchange,
          key,
          true,
          new AMQP.BasicProperties.Builder().headers(Map.of(Headers.TYPE, "probe")).build(),
          new byte[] {'{', '}'});
      // Broker-J confirms negatively what it returns, RabbitMQ positively.
      return probe.waitForConfirms(10_000) && !returned[0];
    } catch (IOException | TimeoutException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    connection.abort();
  }
}
