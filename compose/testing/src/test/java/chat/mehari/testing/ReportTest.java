package chat.mehari.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What a run of tests tells whoever looks at it. */
class ReportTest {

  private static final String ON_DEMAND = "chat.mehari.testing.subject";

  /** Tests that are run by a launcher of their own. */
  @ExtendWith(OnDemand.class)
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class Subject {

    @Test
    void passes() {
      System.out.println("a test that passes");
    }

    @Test
    void fails() {
      System.err.println("what went wrong");
      throw new AssertionError("two is not one");
    }

    @Test
    @Disabled
    void cannotBeDisabled() {}

    @Test
    void doesNotFit() {
      assumeTrue(false, "there is no moon");
    }
  }

  static final class OnDemand implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return context.getConfigurationParameter(ON_DEMAND).isPresent()
          ? ConditionEvaluationResult.enabled("ReportTest runs it")
          : ConditionEvaluationResult.disabled("only ReportTest runs it");
    }
  }

  @Test
  void printsWhatAFailedTestPrintedAndNothingElse(@TempDir Path processes) {
    assertThat(report(console -> new FailureLog(console, processes)))
        .contains("FAILED fails()", "two is not one", "It printed:", "what went wrong")
        .doesNotContain("Its processes wrote")
        .contains("ReportTest.java")
        .doesNotContain("a test that passes", "FAILED passes", "there is no moon");
  }

  @Test
  void countsAndGivesTheReasonsOfWhatWasSkipped() {
    assertThat(report(RunSummary::new))
        .contains("doesNotFit", "there is no moon")
        .endsWith("testing: 2 passed, 1 failed, 1 skipped\n");
  }

  private static String report(Function<PrintStream, TestExecutionListener> listener) {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    LauncherFactory.create(
            LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build())
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Subject.class))
                .configurationParameter(ON_DEMAND, "true")
                .build(),
            listener.apply(new PrintStream(console, true, UTF_8)));
    return console.toString(UTF_8);
  }
}
