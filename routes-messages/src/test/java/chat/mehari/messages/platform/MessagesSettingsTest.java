package chat.mehari.messages.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Each setting has a default within its bounds, is read by its name, and is refused outside. */
class MessagesSettingsTest {

  private static final ApplicationContextRunner RUNNER =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Settings.class);

  @EnableConfigurationProperties(MessagesSettings.class)
  static final class Settings {}

  static Stream<String> names() {
    return Arrays.stream(MessagesSettings.class.getRecordComponents())
        .map(RecordComponent::getName);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aSettingKeepsItsBounds(String name) throws Exception {
    Field field = MessagesSettings.class.getDeclaredField(name);
    long least = field.getAnnotation(Min.class).value();
    long most = field.getAnnotation(Max.class).value();
    RUNNER.run(context -> assertThat(context).hasNotFailed());
    for (long allowed : new long[] {least, most}) {
      with(name, allowed)
          .run(
              context ->
                  assertThat(
                          MessagesSettings.class
                              .getMethod(name)
                              .invoke(context.getBean(MessagesSettings.class)))
                      .isEqualTo((int) allowed));
    }
    for (long refused : new long[] {least - 1, most + 1}) {
      with(name, refused).run(context -> assertThat(context).hasFailed());
    }
  }

  private static ApplicationContextRunner with(String name, long value) {
    String property = name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return RUNNER.withPropertyValues("mehari.messages." + property + "=" + value);
  }
}
