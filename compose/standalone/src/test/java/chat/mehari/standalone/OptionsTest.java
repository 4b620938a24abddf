package chat.mehari.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  @Test
  void needsNone() {
    assertThat(Options.parse())
        .isEqualTo(new Options(Path.of(System.getProperty("user.home"), ".mehari"), 8080, false));
  }

  @Test
  void takesValuesInBothSpellings() {
    Options expected = new Options(Path.of("/var/lib/mehari"), 9000, false);
    assertThat(Options.parse("--data-dir", "/var/lib/mehari", "--port", "9000"))
        .isEqualTo(expected);
    assertThat(Options.parse("--data-dir=/var/lib/./mehari", "--port=9000")).isEqualTo(expected);
  }

  @Test
  void takesARelativeDirectoryFromWhereItIsCalled() {
    assertThat(Options.parse("--data-dir", "here").dataDirectory())
        .isEqualTo(Path.of("").toAbsolutePath().resolve("here"));
  }

  @Test
  void takesEveryPort() {
    assertThat(Options.parse("--port=0").port()).isZero();
    assertThat(Options.parse("--port=65535").port()).isEqualTo(65535);
  }

  @Test
  void helpsBesideOtherOptions() {
    assertThat(Options.parse("--port", "9000", "--help").help()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--prot 9000       | There is no option --prot.",
        "9000              | There is no option 9000.",
        "-p 9000           | There is no option -p.",
        "--port            | The option --port needs a value.",
        "--port=           | The option --port needs a value.",
        "--port --help     | The option --port needs a value.",
        "--port http       | The option --port needs a number, not http.",
        "--port -1         | The option --port needs a number of 0 to 65535, not -1.",
        "--port 65536      | The option --port needs a number of 0 to 65535, not 65536.",
        "--port 9999999999 | The option --port needs a number, not 9999999999.",
        "--data-dir        | The option --data-dir needs a value.",
        "--help=yes        | The option --help takes no value.",
      })
  void saysWhatIsWrong(String commandLine, String sentence) {
    assertThatThrownBy(() -> Options.parse(commandLine.split(" ", -1)))
        .isInstanceOf(UsageException.class)
        .hasMessage(sentence);
  }

  @Test
  void refusesWhatIsNoPath() {
    assertThatThrownBy(() -> Options.parse("--data-dir", "nul\0"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("The option --data-dir needs a path");
  }
}
