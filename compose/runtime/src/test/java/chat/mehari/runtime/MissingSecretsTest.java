package chat.mehari.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who starts a service without its secrets learns what is missing and where it belongs. */
@ExtendWith(OutputCaptureExtension.class)
class MissingSecretsTest {

  @Test
  void ofTheBroker(CapturedOutput output) {
    assertThatThrownBy(
            () ->
                SomeService.application()
                    .run("--spring.datasource.username=u", "--spring.datasource.password=p")
                    .close())
        .isNotNull();

    assertThat(output)
        .contains(
            "mehari.rabbitmq.username is missing",
            "mehari.rabbitmq.password is missing",
            "the folder mehari.secrets (/run/secrets/)",
            "MEHARI_RABBITMQ_PASSWORD")
        .doesNotContain("\tat ");
  }

  @Test
  void ofTheDatabase(CapturedOutput output) {
    assertThatThrownBy(
            () ->
                SomeService.application()
                    .run(
                        "--spring.rabbitmq.username=u",
                        "--spring.rabbitmq.password=p",
                        "--spring.datasource.username=u")
                    .close())
        .isNotNull();

    assertThat(output)
        .contains("mehari.postgres.password is missing", "MEHARI_POSTGRES_PASSWORD")
        .doesNotContain("mehari.postgres.username is missing", "\tat ");
  }
}
