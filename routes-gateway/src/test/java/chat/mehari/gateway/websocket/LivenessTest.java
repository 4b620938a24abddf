package chat.mehari.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What follows from a peer's silence, by a clock that the test sets. */
class LivenessTest {

  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Session session = deaf(Session.class);

  @Test
  void aPingThatIsNotAnsweredInTimeIsTheEnd() {
    Liveness liveness = liveness();
    assertThat(liveness.wantsPing(after(INTERVAL))).isTrue();
    liveness.ping(session, () -> {});

    assertThat(liveness.verdict(after(TIMEOUT.dividedBy(2)))).isNull();
    assertThat(liveness.verdict(after(TIMEOUT)))
        .extracting(CloseReason::getReasonPhrase)
        .isEqualTo("no pong");
  }

  @Test
  void whoAnswersIsLeftAloneAndAskedAgainOnceInAWhile() {
    Liveness liveness = liveness();
    assertThat(liveness.wantsPing(after(INTERVAL))).isTrue();
    liveness.ping(session, () -> {});
    liveness.heard();

    assertThat(liveness.verdict(after(Duration.ofDays(1)))).isNull();
    assertThat(liveness.wantsPing(after(Duration.ZERO))).isFalse();
    assertThat(liveness.wantsPing(after(INTERVAL))).isTrue();
    assertThat(liveness.wantsPing(after(INTERVAL))).isFalse();
  }

  private static Liveness liveness() {
    WebsocketJsr356Configuration configuration = new WebsocketJsr356Configuration();
    configuration.setPingInterval(INTERVAL);
    configuration.setPongTimeout(TIMEOUT);
    return new Liveness(configuration, new WebsocketJsr356Limits());
  }

  private static long after(Duration duration) {
    return System.nanoTime() + duration.toNanos();
  }

  /** Takes everything, and answers nothing. */
  private static <T> T deaf(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                method.getReturnType().isInterface() ? deaf(method.getReturnType()) : null));
  }
}
