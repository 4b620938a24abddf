package chat.mehari.users.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import chat.mehari.users.UsersApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/** Who starts the service without its secrets learns what is missing and where it belongs. */
@ExtendWith(OutputCaptureExtension.class)
class MissingSecretsTest {

  @Test
  void theServiceEndsAndSaysWhatIsMissing(@TempDir Path empty, CapturedOutput output) {
    Throwable end =
        catchThrowable(
            () ->
                UsersApplication.application()
                    .environment(new NoVariables())
                    .run("--server.port=0", "--mehari.secrets=" + empty + "/")
                    .close());

    assertThat(end).isNotNull();
    assertThat(output)
        .contains(
            "mehari.rabbitmq.username is missing",
            "mehari.rabbitmq.password is missing",
            "the folder mehari.secrets (/run/secrets/)",
            "MEHARI_RABBITMQ_PASSWORD")
        .doesNotContain("\tat ");
  }

  @Test
  void theDatabasesAreMissedToo(@TempDir Path empty, CapturedOutput output) {
    Throwable end =
        catchThrowable(
            () ->
                UsersApplication.application()
                    .environment(new NoVariables())
                    .run(
                        "--server.port=0",
                        "--mehari.secrets=" + empty + "/",
                        "--mehari.rabbitmq.username=u",
                        "--mehari.rabbitmq.password=p",
                        "--mehari.postgres.username=u")
                    .close());

    assertThat(end).isNotNull();
    assertThat(output)
        .contains("mehari.postgres.password is missing", "MEHARI_POSTGRES_PASSWORD")
        .doesNotContain("mehari.postgres.username is missing", "\tat ");
  }

  /** What the environment of the tests says of their servers is not for this service. */
  private static final class NoVariables extends StandardEnvironment {

    @Override
    protected void customizePropertySources(MutablePropertySources sources) {
      // None.
    }
  }
}
