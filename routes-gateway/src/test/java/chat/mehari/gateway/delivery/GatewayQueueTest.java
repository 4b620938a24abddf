package chat.mehari.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.TestServers;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever happens to the queue is noticed. */
class GatewayQueueTest {

  private final String name = "gateway." + UUID.randomUUID();
  private final CountDownLatch lost = new CountDownLatch(1);
  private Connection connection;
  private GatewayQueue queue;

  @BeforeEach
  void declare() throws Exception {
    BrokerAddress broker = TestServers.broker();
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(broker.host());
    factory.setPort(broker.port());
    factory.setUsername(broker.username());
    factory.setPassword(broker.password());
    factory.setVirtualHost(broker.virtualHost());
    factory.setAutomaticRecoveryEnabled(false);
    connection = factory.newConnection("a gateway's queue");
    queue = GatewayQueue.declare(connection, name, 1_000);
    queue.bindAll(name, List.of(UUID.randomUUID()));
    queue.consume(message -> {}, lost::countDown);
  }

  @AfterEach
  void close() {
    connection.abort();
  }

  @Test
  void theLossOfItsConnectionIsTold() throws Exception {
    connection.abort();

    assertThat(lost.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatHasComeIsNotLeftUnacknowledged() throws Exception {
    CountDownLatch heard = new CountDownLatch(4);
    Channel consuming = connection.createChannel();
    Channel other = connection.createChannel();
    String own = other.queueDeclare(name + ".own", false, true, false, null).getQueue();
    QueueConsumer consumer =
        new QueueConsumer(consuming, message -> heard.countDown(), lost::countDown);
    consuming.basicConsume(own, false, consumer);
    for (int i = 0; i < 4; i++) {
      other.basicPublish("", own, null, new byte[1]);
    }
    // When the last one is heard, those before it are surely counted.
    assertThat(heard.await(60, TimeUnit.SECONDS)).isTrue();

    consumer.acknowledge();

    consuming.close();
    assertThat(other.messageCount(own)).isLessThanOrEqualTo(1);
  }

  @Test
  void itsDeletionIsFoundByTheNextLookAtItsLength() throws Exception {
    try (Channel other = connection.createChannel()) {
      other.queueDelete(name);
    }

    // A broker that tells consumers at once may do so; the next look finds it in any case.
    assertThatThrownBy(() -> queue.length()).isInstanceOf(Exception.class);
  }
}
