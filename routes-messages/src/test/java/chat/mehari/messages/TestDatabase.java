package chat.mehari.messages;

import chat.mehari.embedded.DatabaseAddress;
import chat.mehari.embedded.TestServers;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Looks into the database of the tests from beside the service. */
public final class TestDatabase {

  /** The service's schema, each statement on a connection of its own. */
  public static final JdbcTemplate SQL = template(TestServers.database());

  private TestDatabase() {}

  private static JdbcTemplate template(DatabaseAddress address) {
    return new JdbcTemplate(
        new DriverManagerDataSource(
            "jdbc:postgresql://%s:%d/%s?currentSchema=messages"
                .formatted(address.host(), address.port(), address.database()),
            address.username(),
            address.password()));
  }

  /** The bodies of a conversation in the order of their numbers. */
  public static List<String> bodies(UUID conversation) {
    return SQL.queryForList(
        "select body from message where conversation_id = ? order by seq",
        String.class,
        conversation);
  }

  /** The numbers that a conversation's messages took. */
  public static List<Long> numbers(UUID conversation) {
    return SQL.queryForList(
        "select seq from message where conversation_id = ? order by seq", Long.class, conversation);
  }
}
