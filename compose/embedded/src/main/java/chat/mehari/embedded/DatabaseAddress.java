package chat.mehari.embedded;

/**
 * How to reach a database of a PostgreSQL server.
 *
 * @param host name or address
 * @param port TCP port
 * @param database name of the database
 * @param username role to log in as
 * @param password the role's secret; never printed
 */
public record DatabaseAddress(
    String host, int port, String database, String username, String password) {

  /** The URL for the JDBC driver, without any secret. */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  /** The same server and database, entered as somebody else. */
  public DatabaseAddress as(String otherUsername, String otherPassword) {
    return new DatabaseAddress(host, port, database, otherUsername, otherPassword);
  }

  /** Another database of the same server, entered as the same role. */
  public DatabaseAddress in(String otherDatabase) {
    return new DatabaseAddress(host, port, otherDatabase, username, password);
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return jdbcUrl() + " as " + username;
  }
}
