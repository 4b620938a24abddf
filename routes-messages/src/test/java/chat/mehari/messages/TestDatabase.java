package chat.mehari.messages;

import chat.mehari.embedded.DatabaseAddress;
import chat.mehari.embedded.TestServers;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Looks into the database of the tests from beside the service. */
public final class TestDatabase {

  /** The service's schema. */
  public static final JdbcTemplate SQL = template(TestServers.database());

  private TestDatabase() {}

  /** The service's schema in another database. */
  public static JdbcTemplate template(DatabaseAddress address) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(address.jdbcUrl() + "?currentSchema=messages");
    pool.setUsername(address.username());
    pool.setPassword(address.password());
    pool.setMaximumPoolSize(2);
    pool.setMinimumIdle(0);
    pool.setInitializationFailTimeout(-1);
    return new JdbcTemplate(new HikariDataSource(pool));
  }

  /** The bodies of a conversation in the order of their numbers. */
  public static List<String> bodies(UUID conversation) {
    return bodies(SQL, conversation);
  }

  /** The same in another database. */
  public static List<String> bodies(JdbcTemplate sql, UUID conversation) {
    return sql.queryForList(
        "select body from message where conversation_id = ? order by seq",
        String.class,
        conversation);
  }

  /** The numbers that a conversation's messages took. */
  public static List<Long> numbers(UUID conversation) {
    return numbers(SQL, conversation);
  }

  /** The same in another database. */
  public static List<Long> numbers(JdbcTemplate sql, UUID conversation) {
    return sql.queryForList(
        "select seq from message where conversation_id = ? order by seq", Long.class, conversation);
  }
}
