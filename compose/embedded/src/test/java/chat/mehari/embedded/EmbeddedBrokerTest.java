package chat.mehari.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;

  @Test
  void keepsDurableMessagesFromOneStartToTheNext() throws Exception {
    try (EmbeddedBroker broker = start();
        Connection connection = connect(broker.address())) {
      Channel channel = connection.createChannel();
      channel.exchangeDeclare("e", "direct", true);
      channel.queueDeclare("q", true, false, false, Map.of("x-single-active-consumer", true));
      channel.queueBind("q", "e", "key");
      publishConfirmed(channel, "e", "key");
    }
    try (EmbeddedBroker broker = start("mehari", "another password");
        Connection connection = connect(broker.address())) {
      GetResponse got = connection.createChannel().basicGet("q", true);
      assertThat(got).isNotNull();
      assertThat(got.getBody()).isEqualTo(BODY);
    }
  }

  @Test
  void refusesAWrongPasswordAndAStranger() {
    try (EmbeddedBroker broker = start()) {
      BrokerAddress right = broker.address();
      assertThatThrownBy(() -> connect(withLogin(right, "mehari", "wrong")))
          .isInstanceOf(PossibleAuthenticationFailureException.class);
      assertThatThrownBy(() -> connect(withLogin(right, "guest", "guest")))
          .isInstanceOf(PossibleAuthenticationFailureException.class);
    }
  }

  @Test
  void hearsOnlyTheLoopbackAddress() throws Exception {
    try (EmbeddedBroker broker = start()) {
      assertThat(OtherAddresses.reachable(broker.address().port())).isEmpty();
    }
  }

  @Test
  void saysThatItsPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () -> EmbeddedBroker.start(directory, taken.getLocalPort(), "mehari", "secret"))
          .isInstanceOf(EmbeddedServerException.class)
          .hasMessageContaining("does not start");
    }
  }

  @Test
  void refusesASecondBrokerOnOneDirectory() throws Exception {
    try (EmbeddedBroker broker = start()) {
      assertThatThrownBy(this::start).isInstanceOf(EmbeddedServerException.class);
      connect(broker.address()).close();
    }
  }

  @Test
  void ignoresArgumentsThatItDoesNotKnow() throws Exception {
    try (EmbeddedBroker broker = start();
        Connection connection = connect(broker.address())) {
      Channel channel = connection.createChannel();
      channel.exchangeDeclare("e", "fanout", true, false, Map.of("x-unheard-of", 1));
      channel.queueDeclare(
          "q", true, false, false, Map.of("x-overflow", "drop-head", "x-max-length", 9));
      assertThat(channel.isOpen()).isTrue();
    }
  }

  @Test
  void returnsWhatIsMandatoryAndUnroutable() throws Exception {
    try (EmbeddedBroker broker = start();
        Connection connection = connect(broker.address())) {
      Channel channel = connection.createChannel();
      BlockingQueue<String> returned = new LinkedBlockingQueue<>();
      channel.addReturnListener(message -> returned.add(message.getRoutingKey()));
      channel.exchangeDeclare("e", "direct", true);
      channel.confirmSelect();
      channel.basicPublish("e", "nowhere", true, MessageProperties.PERSISTENT_BASIC, BODY);
      // RabbitMQ confirms here; Broker-J says no and then returns: a publisher must cope with both.
      assertThat(channel.waitForConfirms(10_000)).isFalse();
      assertThat(returned.poll(10, TimeUnit.SECONDS)).isEqualTo("nowhere");
      assertThat(channel.isOpen()).isTrue();
    }
  }

  @Test
  void givesAQueueToOneConsumerAndThenToTheNext() throws Exception {
    try (EmbeddedBroker broker = start();
        Connection second = connect(broker.address())) {
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
        assertThat(deliveries.poll(10, TimeUnit.SECONDS)).isEqualTo("first");
      }
      first.abort();
      publishConfirmed(publisher, "", "q");
      assertThat(deliveries.poll(10, TimeUnit.SECONDS)).isEqualTo("second");
    }
  }

  @Test
  void dropsAnExclusiveQueueWithItsConnection() throws Exception {
    try (EmbeddedBroker broker = start();
        Connection connection = connect(broker.address())) {
      String queue;
      try (Connection passing = connect(broker.address())) {
        queue = passing.createChannel().queueDeclare("", false, true, false, null).getQueue();
      }
      await().until(() -> !exists(connection, queue));
    }
  }

  @Test
  void tellsItsAddressWithoutThePassword() {
    try (EmbeddedBroker broker = start()) {
      assertThat(broker.address().toString()).contains("mehari").doesNotContain("secret");
    }
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

  private EmbeddedBroker start() {
    return start("mehari", "secret");
  }

  private EmbeddedBroker start(String username, String password) {
    return EmbeddedBroker.start(directory, 0, username, password);
  }

  private static BrokerAddress withLogin(BrokerAddress address, String username, String password) {
    return new BrokerAddress(
        address.host(), address.port(), username, password, address.virtualHost());
  }

  private static Connection connect(BrokerAddress address) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(address.host());
    factory.setPort(address.port());
    factory.setUsername(address.username());
    factory.setPassword(address.password());
    factory.setVirtualHost(address.virtualHost());
    factory.setRequestedHeartbeat(10);
    return factory.newConnection("test");
  }

  private static void publishConfirmed(Channel channel, String exchange, String key)
      throws Exception {
    channel.confirmSelect();
    channel.basicPublish(exchange, key, true, MessageProperties.PERSISTENT_BASIC, BODY);
    channel.waitForConfirmsOrDie(10_000);
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
