package chat.mehari.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Frames;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A command whose partition has no queue comes back, and its client hears that at once. */
class ReturnedCommandTest {

  /** Well below the time after which any request is answered. */
  private static final Duration AT_ONCE = Duration.ofSeconds(6);

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();

  @AfterEach
  void bind() {
    services.bindCommands();
  }

  @Test
  void isAnsweredUnavailableAtOnceAndNothingElseIsDisturbed() {
    Person ada = Person.create();
    try (Client client = Client.of(gateway, services, ada)) {
      services.unbindCommands();
      Instant before = Instant.now();

      assertThat(client.refusal("sendMessage", Frames.toConversation(UUID.randomUUID(), "lost")))
          .isEqualTo("unavailable");
      assertThat(Duration.between(before, Instant.now())).isLessThan(AT_ONCE);

      services.bindCommands();
      client.reply("sendMessage", Frames.toConversation(UUID.randomUUID(), "found"));
    }

    assertThat(services.asked("sendMessage", ada)).hasSize(1);
    // Now and then the gateway asks something itself.
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> gateway.bean(PendingRequests.class).size() == 0);
  }
}
