package chat.mehari.testing;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs test classes again and again in one JVM, to find those that fail now and then. A failed run
 * prints its failures and does not end the rest.
 */
public final class Repeat {

  private final Launcher launcher = LauncherFactory.create();
  private final LauncherDiscoveryRequest request;
  private final PrintStream console;
  private long executed;
  private long failed;

  private Repeat(List<? extends DiscoverySelector> tests, PrintStream console) {
    this.request = LauncherDiscoveryRequestBuilder.request().selectors(tests).build();
    this.console = console;
  }

  /**
   * Exits with 0 where every test of every run passed, with 1 where one failed or none was found.
   *
   * @param arguments how often, then the names of the classes; a name with {@code #} is a method's
   */
  public static void main(String... arguments) {
    int times = Integer.parseInt(arguments[0]);
    List<? extends DiscoverySelector> tests =
        Arrays.stream(arguments).skip(1).map(Repeat::selector).toList();
    System.exit(new Repeat(tests, System.out).run(times) ? 0 : 1);
  }

  private static DiscoverySelector selector(String name) {
    return name.contains("#")
        ? DiscoverySelectors.selectMethod(name)
        : DiscoverySelectors.selectClass(name);
  }

  private boolean run(int times) {
    int failedRuns = 0;
    for (int run = 1; run <= times; run++) {
      long before = failed;
      runOnce();
      if (failed > before) {
        failedRuns++;
        console.println("Run " + run + " of " + times + " failed.");
      }
    }
    console.printf(
        "%d runs, of which %d failed: %d tests, of which %d failed%n",
        times, failedRuns, executed, failed);
    return executed > 0 && failed == 0;
  }

  private void runOnce() {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    launcher.execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    executed += summary.getTestsFoundCount();
    failed += summary.getTotalFailureCount();
  }
}
