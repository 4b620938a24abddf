package chat.mehari.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Holds the table of settings in {@code docs/operations.md} to the classes that read them. */
class SettingsDocumentTest {

  private static final Pattern ROW =
      Pattern.compile(
          "\\| `(mehari\\.(?:gateway|users|messages|traces)\\.[^`]+)` \\| ([^|]*) \\| ([^|]*) \\|.+\\|");

  /** A row without the words that explain it. */
  private record Setting(String name, String defaultValue, String bounds) {}

  @Test
  void everySettingIsInTheDocumentWithItsDefaultAndBoundsAndNoOther() throws Exception {
    assertThat(documented()).containsExactlyInAnyOrderElementsOf(declared());
  }

  private static List<Setting> documented() throws IOException {
    return Files.readAllLines(Path.of("../../docs/operations.md")).stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(row -> new Setting(row.group(1), row.group(2).strip(), row.group(3).strip()))
        .toList();
  }

  private static List<Setting> declared() throws ClassNotFoundException {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    List<Setting> settings = new ArrayList<>();
    for (var candidate : scanner.findCandidateComponents("chat.mehari")) {
      Class<?> type = Class.forName(candidate.getBeanClassName());
      String prefix = type.getAnnotation(ConfigurationProperties.class).value();
      if (prefix.startsWith("mehari.")) {
        collect(prefix, type, settings);
      }
    }
    return settings;
  }

  private static void collect(String prefix, Class<?> type, List<Setting> settings) {
    for (RecordComponent component : type.getRecordComponents()) {
      String name = prefix + "." + kebabCase(component.getName());
      if (component.getType().isRecord()) {
        collect(name, component.getType(), settings);
      } else {
        settings.add(new Setting(name, defaultValue(type, component), bounds(type, component)));
      }
    }
  }

  private static String kebabCase(String name) {
    return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String defaultValue(Class<?> type, RecordComponent component) {
    DefaultValue value = annotation(type, component, DefaultValue.class);
    return value == null || value.value().length == 0 ? "" : "`" + value.value()[0] + "`";
  }

  private static String bounds(Class<?> type, RecordComponent component) {
    Min min = annotation(type, component, Min.class);
    Max max = annotation(type, component, Max.class);
    DurationMin shortest = annotation(type, component, DurationMin.class);
    DurationMax longest = annotation(type, component, DurationMax.class);
    String low = min != null ? String.valueOf(min.value()) : shortest == null ? "" : text(shortest);
    String high = max != null ? String.valueOf(max.value()) : longest == null ? "" : text(longest);
    if (!low.isEmpty() && !high.isEmpty()) {
      return low + "–" + high;
    }
    return !low.isEmpty() ? "≥ " + low : !high.isEmpty() ? "≤ " + high : "";
  }

  /** The constructor's parameters carry the annotations that Spring binds by. */
  private static <A extends Annotation> @Nullable A annotation(
      Class<?> type, RecordComponent component, Class<A> annotation) {
    for (var parameter : type.getDeclaredConstructors()[0].getParameters()) {
      if (parameter.getName().equals(component.getName())) {
        return parameter.getAnnotation(annotation);
      }
    }
    throw new IllegalStateException("no constructor parameter " + component.getName());
  }

  private static String text(DurationMin bound) {
    return text(
        Duration.ofDays(bound.days())
            .plusHours(bound.hours())
            .plusMinutes(bound.minutes())
            .plusSeconds(bound.seconds())
            .plusMillis(bound.millis()));
  }

  private static String text(DurationMax bound) {
    return text(
        Duration.ofDays(bound.days())
            .plusHours(bound.hours())
            .plusMinutes(bound.minutes())
            .plusSeconds(bound.seconds())
            .plusMillis(bound.millis()));
  }

  private static String text(Duration bound) {
    if (bound.toMillisPart() > 0) {
      return bound.toMillis() + "ms";
    }
    if (bound.toDaysPart() > 0) {
      return bound.toDays() + "d";
    }
    return bound.toMinutes() > 0 ? bound.toMinutes() + "m" : bound.toSeconds() + "s";
  }
}
