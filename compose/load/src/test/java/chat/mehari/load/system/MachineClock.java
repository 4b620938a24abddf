package chat.mehari.load.system;

import java.util.ArrayList;
import java.util.List;

/**
 * The clock of a machine, as its processes see it. A wrong one needs {@code faketime} here; the
 * clock that only measures how much time passes is right in any case.
 */
public enum MachineClock {
  /** As here. */
  RIGHT("0"),
  /** An hour ahead. */
  AHEAD("+1h"),
  /** An hour behind. */
  BEHIND("-1h");

  private final String offset;

  MachineClock(String offset) {
    this.offset = offset;
  }

  /** The command that runs this one under such a clock. */
  List<String> command(String... command) {
    List<String> all = new ArrayList<>();
    if (this != RIGHT) {
      all.addAll(List.of("env", "FAKETIME_DONT_FAKE_MONOTONIC=1", "faketime", "-m", "-f", offset));
    }
    all.addAll(List.of(command));
    return all;
  }
}
