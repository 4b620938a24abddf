package chat.mehari.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every wrong start ends at once, with a sentence and a code that scripts can tell apart. */
class CommandLineIT {
  private static final int CANNOT_START = 1;
  private static final int WRONG_USAGE = 2;

  @TempDir Path temporary;

  @Test
  void tellsItsOptionsAndStartsNothing() throws Exception {
    try (MehariProcess mehari = MehariProcess.run(temporary, "--help")) {
      assertThat(mehari.awaitEnd()).isZero();
      assertThat(mehari.output()).startsWith("Usage: java -jar mehari.jar").contains("--data-dir");
      assertThat(mehari.errors()).isEmpty();
    }
  }

  @Test
  void refusesWhatItDoesNotUnderstand() throws Exception {
    assertRefused(WRONG_USAGE, "There is no option --prot. Try --help.", "--prot", "9000");
    assertRefused(
        WRONG_USAGE,
        "The option --port needs a number of 0 to 65535, not 65536. Try --help.",
        "--port=65536");
  }

  @Test
  void refusesAFileForADataDirectory() throws Exception {
    Path file = Files.writeString(temporary.resolve("file"), "not a directory");
    assertRefused(
        CANNOT_START,
        "The data directory " + file + " is no directory: give another --data-dir.",
        "--data-dir",
        file.toString());
    assertThat(file).hasContent("not a directory");
  }

  @Test
  void refusesADirectoryThatItCannotWrite() throws Exception {
    assertRefused(
        CANNOT_START,
        "The data directory /proc/mehari cannot be written: give another --data-dir.",
        "--data-dir",
        "/proc/mehari");
  }

  @Test
  void refusesADirectoryOfSomethingElse() throws Exception {
    Path directory = Files.createDirectory(temporary.resolve("photographs"));
    Path file = Files.writeString(directory.resolve("camel.jpeg"), "a camel");
    assertRefused(
        CANNOT_START,
        directory + " holds other files: give --data-dir an empty or a new directory.",
        "--data-dir",
        directory.toString());
    assertThat(directory.toFile().list()).containsExactly("camel.jpeg");
    assertThat(file).hasContent("a camel");
  }

  private void assertRefused(int code, String sentence, String... options) throws Exception {
    try (MehariProcess mehari = MehariProcess.run(temporary, options)) {
      assertThat(mehari.awaitEnd()).isEqualTo(code);
      assertThat(mehari.errors()).isEqualTo(sentence + System.lineSeparator());
      assertThat(mehari.output()).isEmpty();
    }
  }
}
