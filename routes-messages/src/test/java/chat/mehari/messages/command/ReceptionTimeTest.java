package chat.mehari.messages.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.embedded.TestServers;
import chat.mehari.messages.Breakpoints;
import chat.mehari.messages.Breakpoints.Halt;
import chat.mehari.messages.Posts;
import chat.mehari.messages.Reception.Heard;
import chat.mehari.messages.RunningService;
import chat.mehari.messages.TestGateway;
import chat.mehari.schemas.broker.ReceivedAt;
import chat.mehari.schemas.frame.event.MessagePosted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events tell gateways when the oldest command of their batch came to one. */
class ReceptionTimeTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Breakpoints BREAKPOINTS = new Breakpoints();
  private static RunningService service;
  private static TestGateway gateway;

  private final UUID ada = UUID.randomUUID();
  private final UUID bob = UUID.randomUUID();

  @BeforeAll
  static void start() {
    service = RunningService.start(BREAKPOINTS, TestServers.broker(), TestServers.database());
    gateway = new TestGateway(TestServers.broker());
  }

  @AfterEach
  void forgetBreakpoints() {
    BREAKPOINTS.clear();
  }

  @AfterAll
  static void stop() {
    gateway.close();
    service.close();
  }

  @Test
  void theOldestOfABatchCounts() throws InterruptedException {
    gateway.watch(bob);
    Halt first = BREAKPOINTS.haltBefore("execute-transaction");
    post(ReceivedAt.of(NOON.minusSeconds(9)));
    first.awaitReached();
    post(ReceivedAt.of(NOON));
    post("noon");
    post(ReceivedAt.of(NOON.minusSeconds(1)));
    gateway.flush();
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
    gateway.watch(bob);
    post("noon");

    assertThat(heard(1)).containsExactly(Optional.empty());
  }

  private void post(String receivedAt) {
    gateway.sendReceivedAt(receivedAt, ada, Posts.to(bob, "hello"));
  }

  private List<Optional<Instant>> heard(int messages) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                gateway.reception().events().stream().filter(this::isBobsMessage).count()
                    == messages);
    return gateway.reception().events().stream()
        .filter(this::isBobsMessage)
        .map(Heard::receivedAt)
        .toList();
  }

  private boolean isBobsMessage(Heard heard) {
    return heard.audience().contains(bob)
        && MessagePosted.TYPE.equals(heard.frame().path("type").asText());
  }
}
