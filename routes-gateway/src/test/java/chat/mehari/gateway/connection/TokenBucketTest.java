package chat.mehari.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** So much at once, and in the long run so much a second. */
class TokenBucketTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final TokenBucket bucket = new TokenBucket(2, 3, 0);

  @Test
  void givesTheBurstAtOnceThenTellsHowLongToWait() {
    for (int i = 0; i < 3; i++) {
      assertThat(bucket.take(0)).isZero();
    }
    assertThat(bucket.take(0)).isEqualTo(Duration.ofMillis(500));
    assertThat(bucket.take(SECOND / 4)).isEqualTo(Duration.ofMillis(250));
    assertThat(bucket.take(SECOND / 2)).isZero();
  }

  @Test
  void neverHoldsMoreThanTheBurst() {
    for (int i = 0; i < 3; i++) {
      assertThat(bucket.take(1_000 * SECOND)).isZero();
    }
    assertThat(bucket.take(1_000 * SECOND)).isPositive();
  }

  @Test
  void aClockThatGoesBackGivesNothing() {
    for (int i = 0; i < 3; i++) {
      bucket.take(SECOND);
    }
    assertThat(bucket.take(0)).isPositive();
  }
}
