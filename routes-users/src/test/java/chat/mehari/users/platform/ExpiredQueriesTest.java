package chat.mehari.users.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.broker.Queues;
import chat.mehari.users.Gateway;
import chat.mehari.users.UsersService;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who has gone away meanwhile is not answered. */
class ExpiredQueriesTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(10);

  /** So many questions behind it are answered; two are answered at a time. */
  private static final int LATER = 10;

  @Test
  void aQueryThatWaitedTooLongIsDroppedAndTheOneBehindItIsAnswered() throws Exception {
    UsersService service = UsersService.sharedAlone();
    try (Gateway gateway = new Gateway()) {
      service.camel().getRouteController().stopRoute("get-keys");
      CompletableFuture<JsonNode> tooLate;
      CompletableFuture<JsonNode> inTime;
      try {
        tooLate = gateway.sendFor(SHORT, Operation.GET_KEYS, Map.of());
        inTime = gateway.sendFor(LONG, Operation.GET_KEYS, Map.of());
        gateway.queue(Queues.of(Operation.GET_KEYS)).awaitPublished();
        Instant expiry = Instant.now().plus(SHORT.multipliedBy(2));
        await().until(() -> Instant.now().isAfter(expiry));
      } finally {
        service.camel().getRouteController().startRoute("get-keys");
      }

      assertThat(Gateway.data(Gateway.answer(inTime)).get("keys")).isNotEmpty();
      for (int later = 0; later < LATER; later++) {
        Gateway.data(gateway.ask(Operation.GET_KEYS, Map.of()));
      }
      assertThat(tooLate).isNotDone();
    }
  }
}
