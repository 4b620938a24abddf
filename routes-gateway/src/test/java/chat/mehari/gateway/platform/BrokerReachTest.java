package chat.mehari.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.EmbeddedBroker;
import chat.mehari.gateway.dispatch.CommandChannel;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.testing.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** However often the gateway tries to reach its broker, operators read once why it cannot. */
@ExtendWith(OutputCaptureExtension.class)
class BrokerReachTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 30;

  @Test
  void aReasonIsToldOnceAndTheEndOnce(@TempDir Path directory, CapturedOutput output)
      throws IOException {
    AtomicInteger attempts = new AtomicInteger();
    int port = FreePorts.next();
    ServerSocket door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    hangUp(door, attempts);
    BrokerAddress address = new BrokerAddress("127.0.0.1", port, "mehari", "secret", "/");
    EmbeddedBroker broker = null;
    try (RunningGateway gateway = RunningGateway.start(address, "reconnect-delay=20ms")) {
      await().atMost(PATIENCE).until(() -> attempts.get() >= ATTEMPTS);
      door.close();
      await().atMost(PATIENCE).until(() -> output.getOut().contains("Connection refused"));
      broker = EmbeddedBroker.start(directory, port, "mehari", "secret");
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  gateway.bean(CommandChannel.class).isMet()
                      && output.getOut().contains("Deliveries come"));
    } finally {
      if (broker != null) {
        broker.close();
      }
    }

    List<String> told = output.getOut().lines().filter(line -> line.contains("WARN")).toList();
    assertThat(told)
        .anyMatch(line -> line.contains("Commands cannot reach the broker: "))
        .anyMatch(line -> line.contains("No queue for deliveries yet: "))
        .hasSizeLessThan(ATTEMPTS / 2);
    assertThat(output.getOut())
        .containsOnlyOnce("Commands reach the broker")
        .containsOnlyOnce("Commands cannot reach the broker: ConnectException: Connection refused");
    assertThat(output.getAll()) // The tests' own broker may tell of the end of its connections.
        .doesNotContain("\tat com.rabbitmq", "\tat org.springframework", "driver error");
  }

  private static void hangUp(ServerSocket door, AtomicInteger attempts) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  door.accept().close();
                  attempts.incrementAndGet();
                }
              } catch (IOException e) {
                // The door is closed: that is how it ends.
                return;
              }
            },
            "hang-up");
    thread.setDaemon(true);
    thread.start();
  }
}
