package chat.mehari.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.EmbeddedBroker;
import chat.mehari.embedded.TestServers;
import chat.mehari.testing.FreePorts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** However often a service tries to reach its broker, operators read once why it cannot. */
@ExtendWith(OutputCaptureExtension.class)
class BrokerReachTest {

  private static final int ATTEMPTS = 8;

  @TempDir private Path directory;

  @Test
  void aReasonIsToldOnceAndTheEndOnce(CapturedOutput output) {
    int port = FreePorts.next();
    EmbeddedBroker broker = broker("other", port, "another password");
    BrokerAddress address = new BrokerAddress("127.0.0.1", port, "mehari", "right", "/");
    try (SomeService service = SomeService.start(address, TestServers.database())) {
      CachingConnectionFactory connections = service.bean(CachingConnectionFactory.class);
      fail(connections);
      broker.close();
      fail(connections);
      broker = broker("right", port, "right");
      connections.createConnection();
    } finally {
      broker.close();
    }

    assertThat(output.getOut().lines().filter(line -> line.contains("cannot be reached: ")))
        .hasSizeBetween(2, ATTEMPTS)
        .anyMatch(line -> line.contains("uthentication"))
        .anyMatch(line -> line.contains("ConnectException: Connection refused"));
    assertThat(output.getOut()).containsOnlyOnce("The broker is there");
    assertThat(output.getAll()).doesNotContain("\tat com.rabbitmq", "driver error");
  }

  private static void fail(CachingConnectionFactory connections) {
    for (int i = 0; i < ATTEMPTS; i++) {
      assertThatThrownBy(connections::createConnection).isInstanceOf(AmqpException.class);
    }
  }

  private EmbeddedBroker broker(String name, int port, String password) {
    return EmbeddedBroker.start(directory.resolve(name), port, "mehari", password);
  }
}
