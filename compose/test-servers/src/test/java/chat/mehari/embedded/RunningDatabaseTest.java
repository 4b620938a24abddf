package chat.mehari.embedded;

import static chat.mehari.embedded.Statements.execute;
import static chat.mehari.embedded.Statements.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.mehari.testing.OtherAddresses;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a database is like while it runs. */
class RunningDatabaseTest {
  @TempDir private static Path directory;
  private static EmbeddedDatabase database;

  @BeforeAll
  static void start() {
    database = TestServers.startDatabase(directory, 0);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void writesReachTheDisk() throws Exception {
    for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
      assertThat(text(database.address(), "show " + setting)).as(setting).isEqualTo("on");
    }
  }

  @Test
  void refusesAWrongPassword() {
    DatabaseAddress wrong = database.address().as("postgres", "wrong");
    assertThatThrownBy(() -> execute(wrong, "select 1"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void hearsOnlyTheLoopbackAddress() throws Exception {
    assertThat(OtherAddresses.reachable(database.address().port())).isEmpty();
    assertThat(text(database.address(), "show unix_socket_directories")).isEmpty();
  }

  @Test
  void keepsValuesOfFailedStatementsOutOfTheLog() throws Exception {
    execute(
        database.address(), "create table t (n text unique)", "insert into t values ('secret')");
    assertThatThrownBy(() -> execute(database.address(), "insert into t values ('secret')"))
        .isInstanceOf(SQLException.class);
    assertThat(directory.resolve("postgres.log"))
        .content()
        .contains("ready")
        .doesNotContain("secret");
  }
}
