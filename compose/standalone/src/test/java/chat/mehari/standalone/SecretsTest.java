package chat.mehari.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path temporary;

  @Test
  void keepsAPasswordOnceItIsMade() {
    String made = secrets().get("broker");
    assertThat(made).matches("[0-9a-f]{64}");
    assertThat(secrets().get("broker")).isEqualTo(made);
  }

  @Test
  void makesAnotherForEachNameAndPlace() {
    assertThat(secrets().get("broker"))
        .isNotEqualTo(secrets().get("postgres"))
        .isNotEqualTo(new Secrets(temporary.resolve("elsewhere")).get("broker"));
  }

  @Test
  void takesThePasswordThatItFinds() throws Exception {
    Files.createDirectory(temporary.resolve("secrets"));
    Files.writeString(temporary.resolve("secrets/broker"), "given by somebody\n");
    assertThat(secrets().get("broker")).isEqualTo("given by somebody");
  }

  @Test
  void takesOtherPeoplesRightsAway() throws Exception {
    Path file = temporary.resolve("secrets/broker");
    secrets().get("broker");
    assertPrivate(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(
        temporary.resolve("secrets"), PosixFilePermissions.fromString("rwxr-xr-x"));
    secrets().get("broker");
    assertPrivate(file);
  }

  @Test
  void beginsAgainWhereAWritingWasBrokenOff() throws Exception {
    Files.createDirectory(temporary.resolve("secrets"));
    Files.writeString(temporary.resolve("secrets/broker.unfinished"), "ab");
    assertThat(secrets().get("broker")).hasSize(64);
    assertThat(temporary.resolve("secrets").toFile().list()).containsExactly("broker");
  }

  private Secrets secrets() {
    return new Secrets(temporary.resolve("secrets"));
  }

  private void assertPrivate(Path file) throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(temporary.resolve("secrets"))))
        .isEqualTo("rwx------");
  }
}
