package chat.mehari.gateway.delivery;

import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.RoutingKeys;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One declaration of this gateway's queue, which lives as long as its connection. It is never
 * declared again: the next one has another name, because after a broken connection the broker keeps
 * the old name locked until it notices.
 *
 * <p>To be used by one thread.
 */
final class GatewayQueue {

  /** Unacknowledged messages that the broker sends ahead. */
  private static final int PREFETCH = 500;

  private final Connection connection;
  private final Channel topology;
  private final Channel consuming;
  private final String name;
  private @Nullable QueueConsumer consumer;

  private GatewayQueue(Connection connection, Channel topology, Channel consuming, String name) {
    this.connection = connection;
    this.topology = topology;
    this.consuming = consuming;
    this.name = name;
  }

  /**
   * Declares a queue that nothing is bound to yet.
   *
   * @param maximumLength the broker drops the oldest messages beyond it
   */
  static GatewayQueue declare(Connection connection, String name, int maximumLength)
      throws IOException {
    try {
      return declareOn(connection, name, maximumLength);
    } catch (IOException | RuntimeException e) {
      connection.abort(AMQP.CONNECTION_FORCED, "no queue", 1_000);
      throw e;
    }
  }

  private static GatewayQueue declareOn(Connection connection, String name, int maximumLength)
      throws IOException {
    Channel topology = connection.createChannel();
    topology.exchangeDeclare(Exchanges.NOTIFICATION, BuiltinExchangeType.DIRECT, true);
    topology.exchangeDeclare(Exchanges.BROADCAST, BuiltinExchangeType.FANOUT, true);
    topology.queueDeclare(
        name, false, true, true, Map.of("x-max-length", maximumLength, "x-overflow", "drop-head"));
    Channel consuming = connection.createChannel();
    consuming.basicQos(PREFETCH);
    return new GatewayQueue(connection, topology, consuming, name);
  }

  String name() {
    return name;
  }

  /** Binds everything. What is bound before this returns is bound for good. */
  void bindAll(String replyKey, Collection<UUID> users) throws IOException {
    bindWithoutWaiting(users);
    topology.queueBind(name, Exchanges.BROADCAST, "");
    topology.queueBind(name, Exchanges.NOTIFICATION, replyKey);
  }

  /** Binds these users too, in one round trip. */
  void bind(Collection<UUID> users) throws IOException {
    if (!users.isEmpty()) {
      bindWithoutWaiting(users);
      // Any question will do: the broker answers in order.
      topology.queueDeclarePassive(name);
    }
  }

  private void bindWithoutWaiting(Collection<UUID> users) throws IOException {
    for (UUID user : users) {
      topology.queueBindNoWait(name, Exchanges.NOTIFICATION, RoutingKeys.user(user), Map.of());
    }
  }

  void unbind(UUID user) throws IOException {
    topology.queueUnbind(name, Exchanges.NOTIFICATION, RoutingKeys.user(user));
  }

  /** Messages that wait for this gateway; acknowledges those that have come. */
  long length() throws IOException {
    if (consumer != null) {
      consumer.acknowledge();
    }
    return topology.messageCount(name);
  }

  /**
   * Starts to consume.
   *
   * @param lost called when nothing more can come, from any thread, perhaps more than once
   */
  void consume(QueueConsumer.Receiver receiver, Runnable lost) throws IOException {
    QueueConsumer starting = new QueueConsumer(consuming, receiver, lost);
    consumer = starting;
    consuming.basicConsume(name, false, starting);
  }

  /** Gives it up, whatever state it is in. */
  void abandon() {
    connection.abort(AMQP.CONNECTION_FORCED, "the queue is given up", 1_000);
  }
}
