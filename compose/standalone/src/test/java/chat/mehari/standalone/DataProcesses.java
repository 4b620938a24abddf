package chat.mehari.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * The processes that work on a data directory, whoever their parents are: those whose program lies
 * in it, PostgreSQL's, and those that name it on their command line. Reads {@code /proc}.
 */
final class DataProcesses {
  private DataProcesses() {}

  /** Those that live now. */
  static List<ProcessHandle> of(Path dataDirectory) {
    return ProcessHandle.allProcesses()
        .filter(process -> belongs(process, dataDirectory.toString()))
        .toList();
  }

  /** Those of a program of PostgreSQL, for instance {@code initdb}. */
  static List<ProcessHandle> of(Path dataDirectory, String program) {
    return of(dataDirectory).stream()
        .filter(process -> executable(process).endsWith("/bin/" + program))
        .toList();
  }

  /**
   * The words of the command line, one a line; a server process of PostgreSQL says what it does.
   */
  static String commandLine(ProcessHandle process) {
    return read(process, "cmdline");
  }

  /** The variables that the process was started with, one a line. */
  static String environment(ProcessHandle process) {
    return read(process, "environ");
  }

  /** Kills them until there is none. */
  static void killAll(Path dataDirectory) {
    Awaitility.await("the end of all processes of " + dataDirectory)
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              List<ProcessHandle> left = of(dataDirectory);
              left.forEach(ProcessHandle::destroyForcibly);
              return left.isEmpty();
            });
  }

  private static boolean belongs(ProcessHandle process, String dataDirectory) {
    return executable(process).startsWith(dataDirectory + "/")
        || commandLine(process).contains(dataDirectory);
  }

  private static String executable(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/exe")).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String read(ProcessHandle process, String file) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc/" + process.pid() + "/" + file));
      return new String(bytes, StandardCharsets.UTF_8).replace('\0', '\n');
    } catch (IOException e) {
      // It ended, or is not ours.
      return "";
    }
  }
}
