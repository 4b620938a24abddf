package chat.mehari.testing;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Withholds what tests print, and prints the output of those that fail: what was written between a
 * failed test's start and its end. Where classes run concurrently, that includes their neighbours'
 * lines.
 *
 * <p>JUnit finds this class by its name in {@code META-INF/services}. Standard output stays
 * withheld until the JVM exits, because servers that tests share log their own end.
 */
public final class FailureLog implements TestExecutionListener {

  /** Read once: a later listener in this JVM would only find what is withheld already. */
  private static final PrintStream CONSOLE = System.out;

  private static final RecentOutput OUTPUT = new RecentOutput();
  private static final PrintStream WITHHELD = new PrintStream(OUTPUT, true, StandardCharsets.UTF_8);

  private final Map<UniqueId, Long> starts = new ConcurrentHashMap<>();
  private final PrintStream console;

  /** Withholds what this JVM prints from now on, and reports to its standard output. */
  public FailureLog() {
    this(CONSOLE);
    System.setOut(WITHHELD);
    System.setErr(WITHHELD);
  }

  FailureLog(PrintStream console) {
    this.console = console;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    starts.put(test.getUniqueIdObject(), OUTPUT.position());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Long start = starts.remove(test.getUniqueIdObject());
    if (start != null && result.getStatus() == Status.FAILED) {
      report(test, result, OUTPUT.since(start));
    }
  }

  private synchronized void report(TestIdentifier test, TestExecutionResult result, String output) {
    console.println();
    console.println("FAILED " + test.getLegacyReportingName() + " " + test.getUniqueId());
    result.getThrowable().ifPresent(failure -> failure.printStackTrace(console));
    if (!output.isBlank()) {
      console.println("It printed:");
      console.println(output.stripTrailing());
    }
    console.flush();
  }
}
