package chat.mehari.gateway.connection;

import java.time.Duration;

/** Counts what was refused to one socket within a period. */
final class RefusalCount {

  private final int most;
  private final long period;
  private long since;
  private int count;

  RefusalCount(int most, Duration period, long nanoTime) {
    this.most = most;
    this.period = period.toNanos();
    this.since = nanoTime;
  }

  /** Counts one more and answers whether it is one too many. */
  synchronized boolean exceeded(long nanoTime) {
    if (nanoTime - since > period) {
      since = nanoTime;
      count = 0;
    }
    count++;
    return count > most;
  }
}
