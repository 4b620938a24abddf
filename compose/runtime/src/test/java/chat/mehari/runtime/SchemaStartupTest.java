package chat.mehari.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import chat.mehari.embedded.DatabaseAddress;
import chat.mehari.embedded.EmbeddedDatabase;
import chat.mehari.embedded.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a service says and does while its database is not as it must be. */
@ExtendWith(OutputCaptureExtension.class)
class SchemaStartupTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String STACK_TRACE = "\tat ";
  private static EmbeddedDatabase server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServers.startDatabase(directory, 0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aStopWhileItWaitsEndsWithoutTheDatabase(CapturedOutput output) {
    DatabaseAddress nowhere = new DatabaseAddress("127.0.0.1", 1, "none", "nobody", "none");
    SomeService service = start(nowhere);
    await().atMost(PATIENCE).until(() -> output.getOut().contains("Waiting for the database: "));

    // It would wait for ever: nobody comes to that port.
    assertTimeoutPreemptively(PATIENCE, service::close);

    assertThat(service.end()).isNotDone();
    assertThat(output.getAll()).doesNotContain(STACK_TRACE);
  }

  @Test
  void aWrongPasswordIsToldOnceAndTriedUntilItIsRight(CapturedOutput output) throws Exception {
    execute("create role late superuser login password 'right'");
    try (SomeService service = start(server.address().as("late", "wrong"))) {
      String sentence =
          "Waiting for the database: FATAL: password authentication failed for user \"late\"";
      await().atMost(PATIENCE).until(() -> output.getOut().contains(sentence));

      assertThat(service.routes()).isEmpty();
      execute("alter role late password 'wrong'");
      service.awaitReady();

      assertThat(service.routes()).containsExactly("work");
      assertThat(output.getOut()).containsOnlyOnce(sentence);
      assertThat(output.getAll()).doesNotContain(STACK_TRACE);
    }
  }

  @Test
  void aSchemaOfALaterReleaseIsRefusedAndLeftAlone(CapturedOutput output) throws Exception {
    execute("create database later");
    DatabaseAddress later = server.address().in("later");
    start(later).awaitReady().close();
    execute(
        later,
        "insert into things.flyway_schema_history"
            + " values (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', now(), 1, true)");
    String before = history(later);

    try (SomeService service = start(later)) {
      assertThat(service.end().get(60, SECONDS)).isEqualTo(1);
      await().atMost(PATIENCE).until(() -> !service.isActive());
    }

    assertThat(output.getOut())
        .containsOnlyOnce(
            "some-service does not start: the database has been brought to version 999 by a"
                + " later release; start that one, or a newer one.");
    assertThat(output.getAll()).doesNotContain(STACK_TRACE);
    assertThat(history(later)).isEqualTo(before);
  }

  @Test
  void whatALaterReleaseOnlyAddedIsNoReasonToRefuse() throws Exception {
    execute("create database added");
    DatabaseAddress added = server.address().in("added");
    start(added).awaitReady().close();
    execute(added, "alter table things.thing add column later text");
    execute(
        added,
        "insert into things.flyway_schema_history"
            + " values (2, '1.1', 'later', 'SQL', 'V1.1__later.sql', 1, 'x', now(), 1, true)");
    String before = history(added);

    try (SomeService service = start(added).awaitReady()) {
      assertThat(service.routes()).containsExactly("work");
    }

    assertThat(history(added)).isEqualTo(before);
  }

  private static SomeService start(DatabaseAddress database) {
    return SomeService.start(TestServers.broker(), database);
  }

  private static String history(DatabaseAddress database) throws SQLException {
    try (Connection connection = connect(database);
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery(
                    "select string_agg(h::text, ';') from things.flyway_schema_history h")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void execute(String statement) throws SQLException {
    execute(server.address(), statement);
  }

  private static void execute(DatabaseAddress database, String statement) throws SQLException {
    try (Connection connection = connect(database)) {
      connection.createStatement().execute(statement);
    }
  }

  private static Connection connect(DatabaseAddress database) throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.username(), database.password());
  }
}
