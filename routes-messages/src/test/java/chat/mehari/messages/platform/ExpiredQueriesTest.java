package chat.mehari.messages.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.messages.ServiceUnderTest;
import chat.mehari.schemas.broker.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who has gone away meanwhile is not answered. */
@Order(1)
class ExpiredQueriesTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(10);

  /** So many questions behind it are answered; two are answered at a time. */
  private static final int LATER = 10;

  @RegisterExtension static final ServiceUnderTest INSTANCE = new ServiceUnderTest();

  static Stream<Arguments> queries() {
    return Stream.of(
        Arguments.of("get-messages", Operation.GET_MESSAGES, Map.of("with", UUID.randomUUID())),
        Arguments.of("get-conversations", Operation.GET_CONVERSATIONS, Map.of()),
        Arguments.of("sync", Operation.SYNC, Map.of("positions", Map.of())));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void aQueryThatWaitedTooLongIsDroppedAndTheOneBehindItIsAnswered(
      String route, Operation query, Map<String, Object> data) throws Exception {
    RouteController routes = INSTANCE.service().camel().getRouteController();
    UUID user = UUID.randomUUID();
    routes.stopRoute(route);
    String tooLate = INSTANCE.gateway().sendFor(SHORT, user, query, data);
    String inTime = INSTANCE.gateway().sendFor(LONG, user, query, data);
    // From here on the broker has both, and lets the first one wait no longer than that.
    INSTANCE.gateway().flush();
    Instant expiry = Instant.now().plus(SHORT.multipliedBy(2));
    await().until(() -> Instant.now().isAfter(expiry));
    routes.startRoute(route);

    assertThat(INSTANCE.gateway().reception().answer(inTime).path("type").asText())
        .isEqualTo("reply");
    for (int later = 0; later < LATER; later++) {
      INSTANCE.gateway().ask(user, query, data);
    }
    assertThat(INSTANCE.gateway().reception().answered(tooLate)).isZero();
  }
}
