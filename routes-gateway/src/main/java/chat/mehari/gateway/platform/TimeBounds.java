package chat.mehari.gateway.platform;

import java.time.Duration;
import java.util.List;

/** The bounds of the buckets that Prometheus counts times in. */
public final class TimeBounds {

  /** From what nobody notices to what everybody does. */
  private static final List<Duration> REQUEST =
      List.of(
          Duration.ofMillis(5),
          Duration.ofMillis(10),
          Duration.ofMillis(25),
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5));

  private TimeBounds() {}

  /** Of what a client waits for. */
  public static Duration[] request() {
    return REQUEST.toArray(Duration[]::new);
  }
}
