package chat.mehari.testing;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints one line for each run of tests: how many passed, failed and were skipped; and one for each
 * test that was skipped, with the reason.
 */
public final class RunSummary implements TestExecutionListener {

  /** Read once, before {@link FailureLog} withholds what is printed. */
  private static final PrintStream CONSOLE = System.out;

  private final PrintStream console;
  private final AtomicInteger passed = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger skipped = new AtomicInteger();

  /** Prints to the standard output that the JVM started with. */
  public RunSummary() {
    this(CONSOLE);
  }

  RunSummary(PrintStream console) {
    this.console = console;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    skip(test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    switch (result.getStatus()) {
      case SUCCESSFUL -> {
        if (test.isTest()) {
          passed.incrementAndGet();
        }
      }
      case FAILED -> failed.incrementAndGet();
      case ABORTED -> skip(test, result.getThrowable().map(Throwable::getMessage).orElse(""));
    }
  }

  private void skip(TestIdentifier test, String reason) {
    skipped.incrementAndGet();
    console.println("Skipped: " + test.getUniqueId() + ": " + reason);
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    String counts = passed.getAndSet(0) + " passed, " + failed.getAndSet(0) + " failed";
    int withReason = skipped.getAndSet(0);
    console.println(
        Path.of("").toAbsolutePath().getFileName()
            + ": "
            + counts
            + (withReason > 0 ? ", " + withReason + " skipped" : ""));
    console.flush();
  }
}
