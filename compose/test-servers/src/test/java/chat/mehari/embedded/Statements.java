package chat.mehari.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Statements that tests run, each over a connection of its own. */
final class Statements {
  private Statements() {}

  static void execute(DatabaseAddress address, String... statements) throws SQLException {
    try (Connection connection = connect(address)) {
      for (String statement : statements) {
        connection.createStatement().execute(statement);
      }
    }
  }

  static int number(DatabaseAddress address, String query) throws SQLException {
    return Integer.parseInt(text(address, query));
  }

  static String text(DatabaseAddress address, String query) throws SQLException {
    try (Connection connection = connect(address);
        ResultSet rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password());
  }
}
