package chat.mehari.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A PostgreSQL server of this machine's own, with its files in a directory that is kept.
 *
 * <p>Writes reach the disk before a commit returns (fsync is on). Listens on the loopback address
 * only; every connection needs a password. A server that an earlier, killed JVM left running on the
 * directory is stopped first and replaced; one that ends without having been told to is started
 * again. The caller sees to it that one directory is used by one JVM at a time.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  static final String SUPERUSER = "postgres";
  private static final String LOOPBACK = "127.0.0.1";
  private static final int PORT_ATTEMPTS = 5;

  private final PostgresCluster cluster;
  private final PostgresKeeper keeper;
  private final DatabaseAddress address;

  private EmbeddedDatabase(PostgresCluster cluster, DatabaseAddress address) {
    this.cluster = cluster;
    this.keeper = new PostgresKeeper(cluster, address.port());
    this.address = address;
  }

  /**
   * Starts a server and returns when it takes connections.
   *
   * @param directory where programs, data and log lie; made if absent
   * @param port the port to listen on; 0 for any free one
   * @param superuserPassword password of the role {@code postgres}; the first start sets it, later
   *     ones must give the same
   * @throws EmbeddedServerException if it does not start or refuses the password, or if the thread
   *     is interrupted meanwhile; then nothing runs
   */
  public static EmbeddedDatabase start(Path directory, int port, String superuserPassword) {
    return start(directory, directory, port, superuserPassword);
  }

  /** As {@link #start(Path, int, String)}, with the programs in a directory that many may share. */
  static EmbeddedDatabase start(Path directory, Path programs, int port, String superuserPassword) {
    try {
      Path home = PrivateFiles.createDirectories(directory.toAbsolutePath());
      PostgresBinaries binaries = PostgresBinaries.unpackedIn(programs.toAbsolutePath());
      PostgresCluster cluster = new PostgresCluster(binaries, home);
      cluster.createIfAbsent(superuserPassword);
      cluster.stop();
      DatabaseAddress address =
          new DatabaseAddress(
              LOOPBACK, startOnPort(cluster, port), SUPERUSER, SUPERUSER, superuserPassword);
      refuseWrongPassword(cluster, address);
      return new EmbeddedDatabase(cluster, address);
    } catch (IOException e) {
      throw new EmbeddedServerException("PostgreSQL does not start in " + directory + ".", e);
    }
  }

  /** Where it listens: the superuser in the database {@code postgres}. */
  public DatabaseAddress address() {
    return address;
  }

  /** Ends all connections and stops the server; the data stays in the directory. */
  @Override
  public void close() {
    keeper.close();
    try {
      cluster.stop();
    } catch (IOException e) {
      throw new EmbeddedServerException("PostgreSQL does not stop.", e);
    }
  }

  private static int startOnPort(PostgresCluster cluster, int wanted) throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port = wanted == 0 ? freePort() : wanted;
      try {
        cluster.start(port);
        return port;
      } catch (EmbeddedServerException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        cluster.stop();
        // Somebody may have taken the port since, and processes of a killed server may need a
        // moment to notice that they are orphans.
        if (attempt == PORT_ATTEMPTS) {
          throw new EmbeddedServerException(
              "PostgreSQL does not start on port " + port + ":\n" + cluster.lastLogLines(), e);
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void refuseWrongPassword(PostgresCluster cluster, DatabaseAddress address)
      throws IOException {
    try (Connection connection =
        DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password())) {
      connection.createStatement().execute("select 1");
    } catch (SQLException e) {
      cluster.stop();
      throw new EmbeddedServerException(
          "PostgreSQL runs but refuses its superuser's password: it belongs to other data.", e);
    }
  }
}
