package chat.mehari.embedded;

import static chat.mehari.embedded.Statements.execute;
import static chat.mehari.embedded.Statements.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.mehari.testing.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class EmbeddedDatabaseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void keepsDataFromOneStartToTheNext() throws Exception {
    try (EmbeddedDatabase database = start("right")) {
      execute(database.address(), "create table t as select 42 as n");
    }
    try (EmbeddedDatabase database = start("right")) {
      assertThat(number(database.address(), "select n from t")).isEqualTo(42);
    }
  }

  @Test
  void comesBackWhenItIsKilled() throws Exception {
    try (EmbeddedDatabase database = startCopy()) {
      execute(database.address(), "create table t as select 42 as n");
      for (int i = 0; i < 2; i++) {
        ProcessHandle killed = server();

        killed.destroyForcibly();

        await()
            .atMost(PATIENCE)
            .ignoreExceptions()
            .until(
                () ->
                    number(database.address(), "select n from t") == 42
                        && !server().equals(killed));
      }
    }
    assertThat(directory.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void doesNotStartWithAWrongPassword() throws Exception {
    TestClusters.copyInto(directory);
    assertThatThrownBy(() -> start("wrong"))
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining("belongs to other data");
    assertThat(directory.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void recoversFromAKilledServer() throws Exception {
    ProcessHandle server = orphan();
    server.destroyForcibly();
    server.onExit().get(60, TimeUnit.SECONDS);

    try (EmbeddedDatabase database = startCopy()) {
      assertThat(number(database.address(), "select n from t")).isEqualTo(42);
    }
  }

  @Test
  void replacesAServerThatAKilledJvmLeftBehind() throws Exception {
    ProcessHandle server = orphan();

    try (EmbeddedDatabase database = startCopy()) {
      await().atMost(PATIENCE).until(() -> !server.isAlive());
      assertThat(number(database.address(), "select n from t")).isEqualTo(42);
    }
  }

  @Test
  void takesNoOtherProcessForItsOwn() throws Exception {
    TestClusters.copyInto(directory);
    Process stranger = new ProcessBuilder("sleep", "600").start();
    Files.writeString(
        directory.resolve("data/postmaster.pid"),
        stranger.pid()
            + "\n"
            + directory.resolve("data")
            + "\n1\n1\n\n127.0.0.1\n  1  1\nready   \n");
    try (EmbeddedDatabase database = startCopy()) {
      assertThat(number(database.address(), "select 1")).isEqualTo(1);
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void throwsAwayAClusterThatWasNeverFinished() throws Exception {
    Files.createDirectories(directory.resolve("data.unfinished/base"));
    Files.writeString(directory.resolve("data.unfinished/PG_VERSION"), "1");
    try (EmbeddedDatabase database = start("right")) {
      assertThat(number(database.address(), "select 1")).isEqualTo(1);
    }
  }

  @Test
  void leavesNoProcessBehind() throws Exception {
    EmbeddedDatabase database = startCopy();
    ProcessHandle server = server();
    database.close();
    await().atMost(PATIENCE).until(() -> !server.isAlive());
  }

  @Test
  void leavesNoProcessBehindWhereItsStartIsBrokenOff() throws Exception {
    FutureTask<EmbeddedDatabase> start = new FutureTask<>(() -> start("right"));
    Thread thread = new Thread(start, "start");
    thread.start();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> Files.exists(directory.resolve("data.unfinished/base")));
    thread.interrupt();
    assertThatThrownBy(() -> start.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(EmbeddedServerException.class);
    assertThat(ProcessHandle.current().descendants())
        .noneMatch(child -> child.info().commandLine().orElse("").contains(directory.toString()));
    // What was being made still lies where the next start throws it away.
    assertThat(Files.exists(directory.resolve("data")))
        .isNotEqualTo(Files.exists(directory.resolve("data.unfinished")));
    start("right").close();
  }

  private EmbeddedDatabase start(String password) {
    return EmbeddedDatabase.start(directory, TemporaryServers.root(), 0, password);
  }

  /** Starts on files that were made before, which takes less time than to make some. */
  private EmbeddedDatabase startCopy() {
    return TestServers.startDatabase(directory, 0);
  }

  /** A server that nobody looks after any more, with a table in it. */
  private ProcessHandle orphan() throws Exception {
    TestClusters.copyInto(directory);
    int port = FreePorts.next();
    new PostgresCluster(TestClusters.programs(), directory).start(port);
    execute(TestServers.databaseAt(port), "create table t as select 42 as n");
    return server();
  }

  private ProcessHandle server() throws IOException {
    String pid = Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }
}
