package chat.mehari.standalone;

import chat.mehari.embedded.DatabaseAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/**
 * Makes the database with one role and one schema for each owner; finds them there at every later
 * start.
 */
final class SchemaOwners {
  private static final String DATABASE = "mehari";

  private final DatabaseAddress superuser;
  private final Secrets secrets;

  SchemaOwners(DatabaseAddress superuser, Secrets secrets) {
    this.superuser = superuser;
    this.secrets = secrets;
  }

  /** Makes what is missing, and sets the owners' passwords to those of the secrets. */
  void prepare(List<String> owners) throws SQLException {
    try (Connection server = connect(superuser);
        Statement statement = server.createStatement()) {
      if (!statement.executeQuery(sql("find-database")).next()) {
        statement.execute(sql("create-database"));
      }
    }
    try (Connection database = connect(superuser.in(DATABASE));
        Statement statement = database.createStatement();
        PreparedStatement name = database.prepareStatement(sql("name-owner"))) {
      statement.execute(sql("close-database"));
      for (String owner : owners) {
        name.setString(1, owner);
        name.setString(2, secrets.get(owner));
        name.execute();
        statement.execute(sql("create-owner"));
      }
    }
  }

  /** The database as one of the owners enters it. */
  DatabaseAddress addressOf(String owner) {
    return superuser.in(DATABASE).as(owner, secrets.get(owner));
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password());
  }

  private static String sql(String name) {
    String path = "/sql/database/" + name + ".sql";
    try (InputStream in = SchemaOwners.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
