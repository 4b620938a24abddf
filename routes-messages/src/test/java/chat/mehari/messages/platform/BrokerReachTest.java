package chat.mehari.messages.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.EmbeddedBroker;
import chat.mehari.embedded.TestServers;
import chat.mehari.messages.Breakpoints;
import chat.mehari.messages.RunningService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionListener;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** However often the service tries to reach its broker, operators read once why it cannot. */
@ExtendWith(OutputCaptureExtension.class)
class BrokerReachTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int ATTEMPTS = 8;

  @TempDir private Path directory;

  @Test
  void aReasonIsToldOnceAndTheEndOnce(CapturedOutput output) {
    EmbeddedBroker broker = broker("other", 0, "another password");
    int port = broker.address().port();
    BrokerAddress address = new BrokerAddress("127.0.0.1", port, "mehari", "right", "/");
    Attempts attempts = new Attempts();
    try (RunningService service =
        RunningService.begin(new Breakpoints(), address, TestServers.database())) {
      service.bean(CachingConnectionFactory.class).addConnectionListener(attempts);
      attempts.awaitFailed(ATTEMPTS);
      broker.close();
      attempts.awaitFailed(ATTEMPTS);
      broker = broker("right", port, "right");
      await().atMost(PATIENCE).until(() -> output.getOut().contains("The broker is there"));
      service.awaitReady();
    } finally {
      broker.close();
    }

    assertThat(output.getOut().lines().filter(line -> line.contains("cannot be reached: ")))
        .hasSizeBetween(2, ATTEMPTS)
        .anyMatch(line -> line.contains("uthentication"))
        .anyMatch(line -> line.contains("ConnectException: Connection refused"));
    assertThat(output.getOut()).containsOnlyOnce("The broker is there");
    assertThat(output.getAll()) // The tests' own broker may tell of the end of its connections.
        .doesNotContain(
            "\tat com.rabbitmq", "\tat org.springframework", "Consumer raised", "driver error");
  }

  private EmbeddedBroker broker(String name, int port, String password) {
    return EmbeddedBroker.start(directory.resolve(name), port, "mehari", password);
  }

  private static final class Attempts implements ConnectionListener {

    private final AtomicInteger failed = new AtomicInteger();

    void awaitFailed(int more) {
      int before = failed.get();
      await().atMost(PATIENCE).until(() -> failed.get() >= before + more);
    }

    @Override
    public void onCreate(Connection connection) {
      // The log tells it.
    }

    @Override
    public void onFailed(Exception fault) {
      failed.incrementAndGet();
    }
  }
}
