package chat.mehari.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** Servers that live as long as this JVM, in a directory of the temporary ones. */
final class TemporaryServers {
  private static final String RUN = "run-";

  private TemporaryServers() {}

  static BrokerAddress startBroker() {
    Path directory = newRunDirectory();
    EmbeddedBroker broker = EmbeddedBroker.start(directory, 0, "mehari", secret());
    atExit(
        () -> {
          broker.close();
          Directories.delete(directory);
        });
    return broker.address();
  }

  static DatabaseAddress startDatabase() {
    Path directory = newRunDirectory();
    EmbeddedDatabase server = TestClusters.start(directory, 0);
    atExit(
        () -> {
          server.close();
          Directories.delete(directory);
        });
    String password = secret();
    execute(
        server.address(),
        "create role mehari login password '" + password + "'",
        "create database mehari owner mehari");
    return server.address().in("mehari").as("mehari", password);
  }

  /**
   * A fresh database on an outside server, dropped at the end; the given one if that is refused.
   */
  static DatabaseAddress createDatabaseIfAllowed(DatabaseAddress given) {
    String name = "mehari_test_" + UUID.randomUUID().toString().replace("-", "");
    try {
      executeChecked(given, "create database " + name);
    } catch (SQLException e) {
      return given;
    }
    atExit(() -> execute(given, "drop database " + name + " with (force)"));
    return given.in(name);
  }

  private static String secret() {
    return UUID.randomUUID().toString();
  }

  private static void execute(DatabaseAddress address, String... statements) {
    try {
      executeChecked(address, statements);
    } catch (SQLException e) {
      throw new EmbeddedServerException("The tests' database cannot be prepared.", e);
    }
  }

  private static void executeChecked(DatabaseAddress address, String... statements)
      throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password())) {
      for (String statement : statements) {
        connection.createStatement().execute(statement);
      }
    }
  }

  /** What all test JVMs of this user share: the directories of each, and PostgreSQL's programs. */
  static Path root() {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    return parent.resolve("mehari-test-" + System.getProperty("user.name"));
  }

  static Path newRunDirectory() {
    try {
      Path root = PrivateFiles.createDirectories(root());
      removeLeftovers(root);
      Path run = Files.createTempDirectory(root, RUN + ProcessHandle.current().pid() + "-");
      if (!Files.getOwner(root).equals(Files.getOwner(run))) {
        throw new EmbeddedServerException(root + " belongs to somebody else.", null);
      }
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A test JVM that was killed could not clean up, and its PostgreSQL still runs. */
  private static void removeLeftovers(Path root) throws IOException {
    try (DirectoryStream<Path> runs = Files.newDirectoryStream(root, RUN + "*")) {
      for (Path run : runs) {
        long owner = Long.parseLong(run.getFileName().toString().split("-", 3)[1]);
        if (ProcessHandle.of(owner).isEmpty()) {
          removeLeftover(run);
        }
      }
    }
  }

  private static void removeLeftover(Path run) {
    try {
      if (Files.isDirectory(run.resolve("data"))) {
        new PostgresCluster(TestClusters.programs(), run).stop();
      }
      Directories.delete(run);
    } catch (IOException e) {
      // Another JVM that starts now removes it as well: whoever comes second has nothing to do.
      return;
    }
  }

  private static void atExit(Cleanup cleanup) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    cleanup.run();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                },
                "remove-test-server"));
  }

  private interface Cleanup {
    void run() throws IOException;
  }
}
