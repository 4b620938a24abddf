package chat.mehari.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The component's page names every option with its default, and every header; and no others. */
class WebsocketDocumentationTest {

  private static final Path PAGE = Path.of("..", "docs", "websocket-jsr356.md");

  @Test
  void hasARowForEveryOption() throws Exception {
    Set<String> expected = new TreeSet<>();
    WebsocketJsr356Component component = new WebsocketJsr356Component();
    expected.add("serverContainer | ");
    expected.add("workerThreads | " + component.getWorkerThreads());
    for (Object options :
        new Object[] {new WebsocketJsr356Configuration(), new WebsocketJsr356Limits()}) {
      for (Field field : options.getClass().getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
          expected.add(field.getName() + " | " + text(getter(options, field).invoke(options)));
        }
      }
    }
    assertThat(rows("option")).isEqualTo(expected);
  }

  @Test
  void hasARowForEveryHeader() throws Exception {
    Set<String> expected = new TreeSet<>();
    for (Field field : WebsocketJsr356Constants.class.getFields()) {
      expected.add(field.getName() + " | " + field.get(null));
    }
    assertThat(rows("constant")).isEqualTo(expected);
  }

  private static Method getter(Object options, Field field) throws ReflectiveOperationException {
    String name = field.getName();
    String prefix = field.getType() == boolean.class ? "is" : "get";
    return options
        .getClass()
        .getMethod(prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1));
  }

  private static String text(Object value) {
    return value instanceof Duration time
        ? time.isZero() ? "0" : time.toSeconds() + "s"
        : value.toString();
  }

  /** The first two cells of every row of the tables whose first column has this title. */
  private static Set<String> rows(String title) throws Exception {
    Set<String> rows = new TreeSet<>();
    boolean inside = false;
    Pattern row = Pattern.compile("\\| `(\\w+)` \\|(?: `(.*?)`)? \\|.*");
    for (String line : Files.readAllLines(PAGE)) {
      inside = line.startsWith("| " + title + " |") || (inside && line.startsWith("|"));
      Matcher matcher = row.matcher(line);
      if (inside && matcher.matches()) {
        rows.add(matcher.group(1) + " | " + (matcher.group(2) == null ? "" : matcher.group(2)));
      }
    }
    return rows;
  }
}
