package chat.mehari.gateway.websocket;

import java.time.Duration;

/** Refuses option values that make no sense, by the option's name. */
final class Bounds {

  private Bounds() {}

  static int atLeast(int least, int value, String option) {
    atLeast((long) least, value, option);
    return value;
  }

  static long atLeast(long least, long value, String option) {
    if (value < least) {
      throw new IllegalArgumentException(option + " must be at least " + least);
    }
    return value;
  }

  static Duration atLeast(Duration least, Duration value, String option) {
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(option + " must be at least " + least.toMillis() + " ms");
    }
    return value;
  }

  /** A close code that a frame may carry and an endpoint may choose. */
  static int closeCode(int value, String option) {
    boolean standard = value >= 1000 && value <= 1011 && (value < 1004 || value > 1006);
    if (!standard && (value < 3000 || value > 4999)) {
      throw new IllegalArgumentException(option + " must be a close code that can be sent");
    }
    return value;
  }
}
