package chat.mehari.standalone;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.awaitility.Awaitility;

/** A moment of a start, in their order, at which something may happen to the process. */
enum Moment {
  DATA_DIRECTORY_IS_TAKEN {
    @Override
    boolean hasCome(MehariProcess mehari, Path data) throws IOException {
      Path lock = data.resolve("lock");
      return Files.exists(lock) && Files.readString(lock).equals(Long.toString(mehari.pid()));
    }
  },
  PROGRAMS_ARE_UNPACKED {
    @Override
    boolean hasCome(MehariProcess mehari, Path data) throws IOException {
      return Files.exists(data.resolve("postgres"))
          && holds(data.resolve("postgres"), "unpacking-" + mehari.pid() + "-*");
    }
  },
  CLUSTER_IS_MADE {
    @Override
    boolean hasCome(MehariProcess mehari, Path data) {
      return !DataProcesses.of(data, "initdb").isEmpty();
    }
  },
  DATABASE_STARTS {
    @Override
    boolean hasCome(MehariProcess mehari, Path data) {
      return !DataProcesses.of(data, "pg_ctl").isEmpty();
    }
  },
  SERVICES_USE_THE_DATABASE {
    @Override
    boolean hasCome(MehariProcess mehari, Path data) {
      return DataProcesses.of(data, "postgres").stream()
          .anyMatch(process -> DataProcesses.commandLine(process).contains("messages mehari"));
    }
  };

  /** Whether a start is there. */
  abstract boolean hasCome(MehariProcess mehari, Path data) throws IOException;

  /** Waits for it, or for a later one where this one was over before it was seen. */
  void await(MehariProcess mehari, Path data) {
    Awaitility.await(name())
        .atMost(Duration.ofMinutes(10))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .failFast("it ended before", () -> !mehari.isAlive())
        .until(() -> hasComeOrGone(mehari, data));
  }

  private boolean hasComeOrGone(MehariProcess mehari, Path data) throws IOException {
    for (Moment moment : EnumSet.range(this, SERVICES_USE_THE_DATABASE)) {
      if (moment.hasCome(mehari, data)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Path directory, String pattern) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, pattern)) {
      return files.iterator().hasNext();
    }
  }
}
