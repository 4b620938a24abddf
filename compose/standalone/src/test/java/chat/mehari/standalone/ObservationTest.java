package chat.mehari.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds alerts and dashboard to {@code docs/operations.md}, as other tests hold that to the code.
 */
class ObservationTest {

  private static final Path OBSERVE = Path.of("../observe");

  /** What Prometheus adds to the name of a histogram. */
  private static final String SERIES = "_(?:bucket|sum|count)$";

  @ParameterizedTest
  @ValueSource(strings = {"alerts.yml", "grafana/mehari.json"})
  void namesOnlyMetricsThatThereAre(String file) throws IOException {
    Set<String> used =
        matches("\\bmehari_[a-z_]+", Files.readString(OBSERVE.resolve(file))).stream()
            .map(name -> name.replaceFirst(SERIES, ""))
            .collect(Collectors.toSet());

    assertThat(used).isNotEmpty().isSubsetOf(matches("(?<=\\| `)mehari_[a-z_]+", document()));
  }

  @Test
  void everyAlertHasALineThatSaysWhatToDo() throws IOException {
    String alerts = Files.readString(OBSERVE.resolve("alerts.yml"));

    assertThat(matches("(?<=docs/operations.md#)[a-z-]+", alerts))
        .hasSameSizeAs(matches("(?<=alert: )\\w+", alerts))
        .isEqualTo(matches("(?<=<a id=\")alert-[a-z]+", document()));
  }

  private static Set<String> matches(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group())
        .collect(Collectors.toSet());
  }

  private static String document() throws IOException {
    return Files.readString(Path.of("../../docs/operations.md"));
  }
}
