package chat.mehari.messages.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.messages.Breakpoints.Halt;
import chat.mehari.messages.Posts;
import chat.mehari.messages.Reception.Heard;
import chat.mehari.messages.ServiceUnderTest;
import chat.mehari.schemas.broker.ReceivedAt;
import chat.mehari.schemas.frame.event.MessagePosted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Events tell gateways when the oldest command of their batch came to one. */
@Order(1)
class ReceptionTimeTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  @RegisterExtension static final ServiceUnderTest INSTANCE = new ServiceUnderTest();

  private final UUID ada = UUID.randomUUID();
  private final UUID bob = INSTANCE.user();

  @Test
  void theOldestOfABatchCounts() throws InterruptedException {
    Halt first = INSTANCE.breakpoints().haltBefore("execute-transaction");
    post(ReceivedAt.of(NOON.minusSeconds(9)));
    first.awaitReached();
    post(ReceivedAt.of(NOON));
    post("noon");
    post(ReceivedAt.of(NOON.minusSeconds(1)));
    INSTANCE.awaitWaiting(3);
    first.release();

    assertThat(heard(4))
        .containsExactly(
            Optional.of(NOON.minusSeconds(9)),
            Optional.of(NOON.minusSeconds(1)),
            Optional.of(NOON.minusSeconds(1)),
            Optional.of(NOON.minusSeconds(1)));
  }

  @Test
  void whoTellsNothingIsNotCounted() {
    post("noon");

    assertThat(heard(1)).containsExactly(Optional.empty());
  }

  private void post(String receivedAt) {
    INSTANCE.gateway().sendReceivedAt(receivedAt, ada, Posts.to(bob, "hello"));
  }

  private List<Optional<Instant>> heard(int messages) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                INSTANCE.gateway().reception().events().stream().filter(this::isBobsMessage).count()
                    == messages);
    return INSTANCE.gateway().reception().events().stream()
        .filter(this::isBobsMessage)
        .map(Heard::receivedAt)
        .toList();
  }

  private boolean isBobsMessage(Heard heard) {
    return heard.audience().contains(bob)
        && MessagePosted.TYPE.equals(heard.frame().path("type").asText());
  }
}
