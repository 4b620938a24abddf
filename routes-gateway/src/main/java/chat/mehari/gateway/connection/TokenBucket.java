package chat.mehari.gateway.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Allows so much at once, and in the long run so much a second. */
public final class TokenBucket {

  private final double perNano;
  private final double burst;
  private double tokens;
  private long filledAt;

  /** A full bucket. */
  public TokenBucket(int perSecond, int burst, long nanoTime) {
    this.perNano = perSecond / (double) TimeUnit.SECONDS.toNanos(1);
    this.burst = burst;
    this.tokens = burst;
    this.filledAt = nanoTime;
  }

  /** Takes one token; answers how long there is none, which is zero where one was taken. */
  public synchronized Duration take(long nanoTime) {
    tokens = Math.min(burst, tokens + Math.max(0, nanoTime - filledAt) * perNano);
    filledAt = nanoTime;
    if (tokens >= 1) {
      tokens--;
      return Duration.ZERO;
    }
    return Duration.ofNanos((long) Math.ceil((1 - tokens) / perNano));
  }
}
