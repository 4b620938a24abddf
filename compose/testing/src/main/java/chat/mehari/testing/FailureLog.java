package chat.mehari.testing;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Withholds what tests print, and prints the output of those that fail: what was written between a
 * failed test's start and its end, by the test and to {@code target/processes} by the processes
 * that it uses. Where classes run concurrently, that includes their neighbours' lines.
 *
 * <p>JUnit finds this class by its name in {@code META-INF/services}. Standard output stays
 * withheld until the JVM exits, because servers that tests share log their own end.
 */
public final class FailureLog implements TestExecutionListener {

  /** Read once: a later listener in this JVM would only find what is withheld already. */
  private static final PrintStream CONSOLE = System.out;

  private static final RecentOutput OUTPUT = new RecentOutput();
  private static final PrintStream WITHHELD = new PrintStream(OUTPUT, true, StandardCharsets.UTF_8);

  private final Map<UniqueId, Start> starts = new ConcurrentHashMap<>();
  private final ProcessLogs processes;
  private final PrintStream console;

  /** How much was written when a test began. */
  private record Start(long output, Map<Path, Long> processes) {}

  /** Withholds what this JVM prints from now on, and reports to its standard output. */
  public FailureLog() {
    this(CONSOLE, ProcessLogs.DIRECTORY);
    System.setOut(WITHHELD);
    System.setErr(WITHHELD);
  }

  FailureLog(PrintStream console, Path processes) {
    this.console = console;
    this.processes = new ProcessLogs(processes);
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    starts.put(test.getUniqueIdObject(), new Start(OUTPUT.position(), processes.sizes()));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Start start = starts.remove(test.getUniqueIdObject());
    if (start != null && result.getStatus() == Status.FAILED) {
      report(test, result, OUTPUT.since(start.output), processes.since(start.processes));
    }
  }

  private synchronized void report(
      TestIdentifier test, TestExecutionResult result, String output, String ofProcesses) {
    console.println();
    console.println("FAILED " + test.getLegacyReportingName() + " " + test.getUniqueId());
    result.getThrowable().ifPresent(failure -> failure.printStackTrace(console));
    if (!output.isBlank()) {
      console.println("It printed:");
      console.println(output.stripTrailing());
    }
    if (!ofProcesses.isBlank()) {
      console.println("Its processes wrote:");
      console.println(ofProcesses.stripTrailing());
    }
    console.flush();
  }
}
