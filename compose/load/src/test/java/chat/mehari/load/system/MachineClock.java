package chat.mehari.load.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The clock of a machine, as its processes see it. A wrong one needs Debian's {@code faketime}
 * here; the clock that only measures how much time passes is right in any case.
 */
public enum MachineClock {
  /** As here. */
  RIGHT("0"),
  /** An hour ahead. */
  AHEAD("+1h"),
  /** An hour behind. */
  BEHIND("-1h");

  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final PathMatcher FAKETIME =
      FileSystems.getDefault().getPathMatcher("glob:/usr/lib/*/faketime/libfaketimeMT.so.1");

  private final String offset;

  MachineClock(String offset) {
    this.offset = offset;
  }

  /** What a process finds in its environment under such a clock. */
  Map<String, String> environment() {
    return this == RIGHT
        ? Map.of()
        : Map.of(
            "LD_PRELOAD",
            library().toString(),
            "FAKETIME",
            offset,
            "FAKETIME_DONT_FAKE_MONOTONIC",
            "1",
            // Its mend for an old C library makes Java's waits return at once.
            "FAKETIME_FORCE_MONOTONIC_FIX",
            "0");
  }

  private static Path library() {
    try (Stream<Path> files = Files.find(LIBRARIES, 3, (file, about) -> FAKETIME.matches(file))) {
      return files
          .findAny()
          .orElseThrow(() -> new IllegalStateException("This test needs the package faketime"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
