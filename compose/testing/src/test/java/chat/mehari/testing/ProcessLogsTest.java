package chat.mehari.testing;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLogsTest {

  @TempDir Path directory;

  @Test
  void givesWhatWasAddedSinceATestBegan() throws IOException {
    ProcessLogs logs = new ProcessLogs(directory);
    Path shared = Files.writeString(directory.resolve("shared.log"), "earlier\n");
    Files.writeString(directory.resolve("quiet.log"), "nothing new\n");
    Map<Path, Long> before = logs.sizes();

    Files.writeString(shared, "später\n", APPEND);
    Path own = Files.writeString(directory.resolve("own.log"), "started\n");

    assertThat(logs.since(before)).isEqualTo(own + ":\nstarted\n" + shared + ":\nspäter\n");
  }

  @Test
  void leavesOutTheBeginningOfMuch() throws IOException {
    Files.writeString(directory.resolve("long.log"), "first" + "x".repeat(100_000) + "last");

    assertThat(new ProcessLogs(directory).since(Map.of()))
        .hasSizeLessThan(70_000)
        .doesNotContain("first")
        .contains("last");
  }

  @Test
  void isEmptyWhereNoProcessWasStarted() {
    ProcessLogs logs = new ProcessLogs(directory.resolve("absent"));

    assertThat(logs.since(logs.sizes())).isEmpty();
  }
}
