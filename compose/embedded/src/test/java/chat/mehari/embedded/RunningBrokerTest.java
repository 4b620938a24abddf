package chat.mehari.embedded;

import static chat.mehari.embedded.Connections.BODY;
import static chat.mehari.embedded.Connections.connect;
import static chat.mehari.embedded.Connections.publishConfirmed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.mehari.testing.OtherAddresses;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.MessageProperties;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a broker is like while it runs. */
class RunningBrokerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(directory, 0, "mehari", "secret");
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void refusesAWrongPasswordAndAStranger() {
    BrokerAddress right = broker.address();
    assertThatThrownBy(() -> connect(withLogin(right, "mehari", "wrong")))
        .isInstanceOf(PossibleAuthenticationFailureException.class);
    assertThatThrownBy(() -> connect(withLogin(right, "guest", "guest")))
        .isInstanceOf(PossibleAuthenticationFailureException.class);
  }

  @Test
  void hearsOnlyTheLoopbackAddress() throws Exception {
    assertThat(OtherAddresses.reachable(broker.address().port())).isEmpty();
  }

  @Test
  void ignoresArgumentsThatItDoesNotKnow() throws Exception {
    try (Connection connection = connect(broker.address())) {
      Channel channel = connection.createChannel();
      channel.exchangeDeclare("ignoring", "fanout", true, false, Map.of("x-unheard-of", 1));
      channel.queueDeclare(
          "ignoring", true, false, false, Map.of("x-overflow", "drop-head", "x-max-length", 9));
      assertThat(channel.isOpen()).isTrue();
    }
  }

  @Test
  void returnsWhatIsMandatoryAndUnroutable() throws Exception {
    try (Connection connection = connect(broker.address())) {
      Channel channel = connection.createChannel();
      BlockingQueue<String> returned = new LinkedBlockingQueue<>();
      channel.addReturnListener(message -> returned.add(message.getRoutingKey()));
      channel.exchangeDeclare("e", "direct", true);
      channel.confirmSelect();
      channel.basicPublish("e", "nowhere", true, MessageProperties.PERSISTENT_BASIC, BODY);
      // RabbitMQ confirms here; Broker-J says no and then returns: a publisher must cope with both.
      assertThat(channel.waitForConfirms(60_000)).isFalse();
      assertThat(returned.poll(60, TimeUnit.SECONDS)).isEqualTo("nowhere");
      assertThat(channel.isOpen()).isTrue();
    }
  }

  @Test
  void givesAQueueToOneConsumerAndThenToTheNext() throws Exception {
    try (Connection second = connect(broker.address())) {
      Connection first = connect(broker.address());
      Channel publisher = second.createChannel();
      publisher.queueDeclare("q", true, false, false, Map.of("x-single-active-consumer", true));
      BlockingQueue<String> deliveries = new LinkedBlockingQueue<>();
      consume(first, "first", deliveries);
      consume(second, "second", deliveries);
      for (int i = 0; i < 4; i++) {
        publishConfirmed(publisher, "", "q");
      }
      for (int i = 0; i < 4; i++) {
        assertThat(deliveries.poll(60, TimeUnit.SECONDS)).isEqualTo("first");
      }
      first.abort();
      await().atMost(PATIENCE).until(() -> publisher.consumerCount("q") == 1);
      publishConfirmed(publisher, "", "q");
      assertThat(deliveries.poll(60, TimeUnit.SECONDS)).isEqualTo("second");
    }
  }

  @Test
  void dropsAnExclusiveQueueWithItsConnection() throws Exception {
    try (Connection connection = connect(broker.address())) {
      String queue;
      try (Connection passing = connect(broker.address())) {
        queue = passing.createChannel().queueDeclare("", false, true, false, null).getQueue();
      }
      await().atMost(PATIENCE).until(() -> !exists(connection, queue));
    }
  }

  @Test
  void tellsItsAddressWithoutThePassword() {
    assertThat(broker.address().toString()).contains("mehari").doesNotContain("secret");
  }

  private static boolean exists(Connection connection, String queue) throws IOException {
    Channel channel = connection.createChannel();
    try {
      channel.queueDeclarePassive(queue);
      return true;
    } catch (IOException e) {
      assertThat(e).cause().hasMessageContaining("404");
      return false;
    }
  }

  private static BrokerAddress withLogin(BrokerAddress address, String username, String password) {
    return new BrokerAddress(
        address.host(), address.port(), username, password, address.virtualHost());
  }

  private static void consume(Connection connection, String name, BlockingQueue<String> deliveries)
      throws IOException {
    Channel channel = connection.createChannel();
    channel.basicConsume(
        "q",
        true,
        new DefaultConsumer(channel) {
          @Override
          public void handleDelivery(
              String tag, Envelope envelope, BasicProperties properties, byte[] body) {
            deliveries.add(name);
          }
        });
  }
}
