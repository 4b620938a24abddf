package chat.mehari.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
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
  void writesReachTheDisk() throws Exception {
    try (EmbeddedDatabase database = start("right")) {
      for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        assertThat(text(database.address(), "show " + setting)).as(setting).isEqualTo("on");
      }
    }
  }

  @Test
  void comesBackWhenItIsKilled() throws Exception {
    try (EmbeddedDatabase database = start("right")) {
      execute(database.address(), "create table t as select 42 as n");
      for (int i = 0; i < 2; i++) {
        ProcessHandle killed = server();

        killed.destroyForcibly();

        await()
            .atMost(Duration.ofSeconds(60))
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
  void refusesAWrongPassword() throws Exception {
    try (EmbeddedDatabase database = start("right")) {
      DatabaseAddress wrong = database.address().as("postgres", "wrong");
      assertThatThrownBy(() -> execute(wrong, "select 1"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
    assertThatThrownBy(() -> start("wrong"))
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining("belongs to other data");
    assertThat(directory.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void hearsOnlyTheLoopbackAddress() throws Exception {
    try (EmbeddedDatabase database = start("right")) {
      assertThat(OtherAddresses.reachable(database.address().port())).isEmpty();
      assertThat(text(database.address(), "show unix_socket_directories")).isEmpty();
    }
  }

  @Test
  void recoversFromAKilledServer() throws Exception {
    ProcessHandle server = orphan();
    server.destroyForcibly();
    server.onExit().get(10, TimeUnit.SECONDS);

    try (EmbeddedDatabase database = start("right")) {
      assertThat(number(database.address(), "select n from t")).isEqualTo(42);
    }
  }

  @Test
  void replacesAServerThatAKilledJvmLeftBehind() throws Exception {
    ProcessHandle server = orphan();

    try (EmbeddedDatabase database = start("right")) {
      await().until(() -> !server.isAlive());
      assertThat(number(database.address(), "select n from t")).isEqualTo(42);
    }
  }

  @Test
  void takesNoOtherProcessForItsOwn() throws Exception {
    start("right").close();
    Process stranger = new ProcessBuilder("sleep", "60").start();
    Files.writeString(
        directory.resolve("data/postmaster.pid"),
        stranger.pid()
            + "\n"
            + directory.resolve("data")
            + "\n1\n1\n\n127.0.0.1\n  1  1\nready   \n");
    try (EmbeddedDatabase database = start("right")) {
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
    EmbeddedDatabase database = start("right");
    ProcessHandle server = server();
    database.close();
    await().until(() -> !server.isAlive());
  }

  @Test
  void leavesNoProcessBehindWhereItsStartIsBrokenOff() throws Exception {
    FutureTask<EmbeddedDatabase> start = new FutureTask<>(() -> start("right"));
    Thread thread = new Thread(start, "start");
    thread.start();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> Files.exists(directory.resolve("data.unfinished/base")));
    thread.interrupt();
    assertThatThrownBy(() -> start.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(EmbeddedServerException.class);
    assertThat(ProcessHandle.current().descendants())
        .noneMatch(child -> child.info().commandLine().orElse("").contains(directory.toString()));
    assertThat(directory.resolve("data")).doesNotExist();
    start("right").close();
  }

  @Test
  void keepsValuesOfFailedStatementsOutOfTheLog() throws Exception {
    try (EmbeddedDatabase database = start("right")) {
      execute(
          database.address(), "create table t (n text unique)", "insert into t values ('secret')");
      assertThatThrownBy(() -> execute(database.address(), "insert into t values ('secret')"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(directory.resolve("postgres.log"))
        .content()
        .contains("ready")
        .doesNotContain("secret");
  }

  private EmbeddedDatabase start(String password) {
    return EmbeddedDatabase.start(directory, TemporaryServers.root(), 0, password);
  }

  /** A server that nobody looks after any more, with a table in it. */
  private ProcessHandle orphan() throws Exception {
    int port;
    try (EmbeddedDatabase database = start("right")) {
      execute(database.address(), "create table t as select 42 as n");
      port = database.address().port();
    }
    new PostgresCluster(PostgresBinaries.unpackedIn(TemporaryServers.root()), directory)
        .start(port);
    return server();
  }

  private ProcessHandle server() throws IOException {
    String pid = Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password());
  }

  private static void execute(DatabaseAddress address, String... statements) throws SQLException {
    try (Connection connection = connect(address)) {
      for (String statement : statements) {
        connection.createStatement().execute(statement);
      }
    }
  }

  private static int number(DatabaseAddress address, String query) throws SQLException {
    return Integer.parseInt(text(address, query));
  }

  private static String text(DatabaseAddress address, String query) throws SQLException {
    try (Connection connection = connect(address);
        ResultSet rows = connection.createStatement().executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
