package chat.mehari.embedded;

import static chat.mehari.embedded.Connections.BODY;
import static chat.mehari.embedded.Connections.connect;
import static chat.mehari.embedded.Connections.publishConfirmed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
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

  private EmbeddedBroker start() {
    return start("mehari", "secret");
  }

  private EmbeddedBroker start(String username, String password) {
    return EmbeddedBroker.start(directory, 0, username, password);
  }
}
