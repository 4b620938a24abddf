package chat.mehari.load.generator;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Times that something took. */
final class Latencies {
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

  void add(long tookNanos) {
    nanos.add(tookNanos);
  }

  int count() {
    return nanos.size();
  }

  /** The time in milliseconds that this part of all stayed below; 0 where there are none. */
  double percentile(double part) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    if (sorted.length == 0) {
      return 0;
    }
    return sorted[(int) Math.min(sorted.length - 1, (long) (part * sorted.length))] / 1e6;
  }

  String summary() {
    return "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms (%d)"
        .formatted(percentile(0.5), percentile(0.95), percentile(0.99), percentile(1), count());
  }
}
