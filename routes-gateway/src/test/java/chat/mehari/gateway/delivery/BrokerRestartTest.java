package chat.mehari.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.embedded.EmbeddedBroker;
import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Frames;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.testing.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker goes and comes back: sockets stay, and everything works again without a hand. */
class BrokerRestartTest {

  @Test
  void socketsStayAndRequestsWorkAgain(@TempDir Path directory) {
    EmbeddedBroker broker = EmbeddedBroker.start(directory, FreePorts.next(), "mehari", "secret");
    Person ada = Person.create();
    Services before = new Services(broker.address());
    try (RunningGateway gateway =
            RunningGateway.start(broker.address(), "reconnect-delay=100ms").awaitReady();
        Client client = Client.of(gateway, before, ada)) {
      before.close();
      broker.close();
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !gateway.isReady());
      assertThat(client.refusal("getSelf", "{}")).isEqualTo("unavailable");
      assertThat(client.refusal("sendMessage", Frames.toConversation(UUID.randomUUID(), "x")))
          .isEqualTo("unavailable");

      int port = broker.address().port();
      broker = EmbeddedBroker.start(directory, port, "mehari", "secret");
      try (Services after = new Services(broker.address())) {
        assertThat(client.next().path("type").asText()).isEqualTo("resync");
        gateway.awaitReady();
        client.reply("sendMessage", Frames.toConversation(UUID.randomUUID(), "hello"));
        client.reply("getSelf", "{}");
        assertThat(after.asked("sendMessage", ada)).hasSize(1);
      }
    } finally {
      broker.close();
    }
  }
}
