package chat.mehari.load.fault;

import java.time.Duration;
import org.awaitility.Awaitility;

/** Lets time pass where the fault is that something lasts. */
final class Lasting {
  private Lasting() {}

  static void hold(Duration time) {
    long start = System.nanoTime();
    Awaitility.await("the end of " + time)
        .atMost(time.plusSeconds(10))
        .until(() -> System.nanoTime() - start > time.toNanos());
  }
}
