package chat.mehari.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.embedded.DatabaseAddress;
import chat.mehari.embedded.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The same jar with a broker, a database or both of somebody else's. */
@Tag("long")
@ResourceLock(OutsideServers.LOCK)
class OutsideServersIT {
  @TempDir Path data;

  @Test
  void startsNeitherWhereBothAreGiven() throws Exception {
    Map<String, String> both = new HashMap<>(OutsideServers.broker());
    both.putAll(OutsideServers.database());
    try (MehariProcess mehari = MehariProcess.start(data, both).awaitReady()) {
      assertWorks(mehari, "both");
      assertThat(registeredOutside("both")).isTrue();
      assertThat(data.resolve("postgres")).doesNotExist();
      assertThat(data.resolve("broker")).doesNotExist();
      assertThat(DataProcesses.of(data)).containsExactly(ProcessHandle.of(mehari.pid()).get());
      mehari.stop("TERM");
    }
  }

  @Test
  void startsTheDatabaseWhereOnlyABrokerIsGiven() throws Exception {
    try (MehariProcess mehari = MehariProcess.start(data, OutsideServers.broker()).awaitReady()) {
      assertWorks(mehari, "broker-only");
      assertThat(data.resolve("postgres")).exists();
      assertThat(data.resolve("broker")).doesNotExist();
      mehari.stop("TERM");
    }
  }

  @Test
  void startsTheBrokerWhereOnlyADatabaseIsGiven() throws Exception {
    Map<String, String> database = OutsideServers.database();
    try (MehariProcess mehari = MehariProcess.start(data, database).awaitReady()) {
      assertWorks(mehari, "database-only");
      assertThat(registeredOutside("database-only")).isTrue();
      assertThat(data.resolve("postgres")).doesNotExist();
      assertThat(data.resolve("broker")).exists();
      mehari.stop("TERM");
    }
  }

  @Test
  void saysWhatItWaitsForWhereAPasswordIsWrong() throws Exception {
    Map<String, String> wrong = OutsideServers.database("a wrong password");
    try (MehariProcess mehari = MehariProcess.start(data, wrong)) {
      await()
          .atMost(Duration.ofMinutes(5))
          .failFast("it ended", () -> !mehari.isAlive())
          .until(() -> refusals(mehari) == 2);
      assertThat(mehari.output()).doesNotContain("Mehari is ready", "a wrong password");
      mehari.stop("INT");
      assertThat(mehari.errors()).isEmpty();
      assertThat(DataProcesses.of(data)).isEmpty();
    }
  }

  @Test
  void refusesADatabaseOfALaterRelease() throws Exception {
    Map<String, String> database = OutsideServers.database();
    prepareSchemas();
    execute(
        "insert into users.flyway_schema_history"
            + " values (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', now(), 1, true)");
    try (MehariProcess mehari = MehariProcess.start(data, database)) {
      assertThat(mehari.awaitEnd()).isEqualTo(1);
      assertThat(mehari.errors())
          .isEqualTo("routes-users does not start: see the lines above.%n".formatted());
      assertThat(mehari.output())
          .contains("routes-users does not start: the database has been brought to version 999")
          .doesNotContain("\tat ");
      assertThat(DataProcesses.of(data)).isEmpty();
    } finally {
      execute("delete from users.flyway_schema_history where installed_rank = 999");
    }
  }

  @Test
  void thisReleaseWorksOnWhatTheNextOneAdds() throws Exception {
    Map<String, String> database = OutsideServers.database();
    prepareSchemas();
    for (String table : List.of("users.account", "messages.message")) {
      execute("alter table %s add column later text, add check (later <> '')".formatted(table));
    }
    for (String schema : List.of("users", "messages")) {
      execute(
          ("insert into %s.flyway_schema_history select 998,"
                  + " split_part(max(version), '.', 1) || '.1', 'later', 'SQL', 'later', 1, 'x',"
                  + " now(), 1, true from %s.flyway_schema_history where version ~ '^[0-9]+$'")
              .formatted(schema, schema));
    }
    try (MehariProcess mehari = MehariProcess.start(data, database).awaitReady()) {
      assertWorks(mehari, "beside-the-next");
      mehari.stop("TERM");
    } finally {
      for (String table : List.of("users.account", "messages.message")) {
        execute("alter table %s drop column later".formatted(table));
      }
      for (String schema : List.of("users", "messages")) {
        execute(
            "delete from %s.flyway_schema_history where installed_rank = 998".formatted(schema));
      }
    }
  }

  /** Two services use the database, and each tells its reason once. */
  private static long refusals(MehariProcess mehari) {
    return mehari
        .output()
        .lines()
        .filter(line -> line.contains("Waiting for the database"))
        .filter(line -> line.contains("password authentication failed"))
        .count();
  }

  private static void assertWorks(MehariProcess mehari, String name) throws Exception {
    try (ChatClient client = mehari.connect()) {
      UUID self = client.register(name, "a password of " + name);
      client.send(self, "hello");
      assertThat(client.history(self)).containsExactly("hello");
    }
  }

  /** Whoever came first has made them. */
  private void prepareSchemas() throws Exception {
    if (!finds("select 1 where to_regclass('messages.message') is not null")) {
      try (MehariProcess mehari =
          MehariProcess.start(data, OutsideServers.database()).awaitReady()) {
        mehari.stop("TERM");
      }
    }
  }

  private static void execute(String statement) throws Exception {
    try (Connection connection = connection()) {
      connection.createStatement().execute(statement);
    }
  }

  private static boolean registeredOutside(String name) throws Exception {
    return finds("select 1 from users.account where username = '" + name + "'");
  }

  private static boolean finds(String query) throws Exception {
    try (Connection connection = connection()) {
      return connection.createStatement().executeQuery(query).next();
    }
  }

  private static Connection connection() throws Exception {
    DatabaseAddress address = TestServers.database();
    return DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password());
  }
}
