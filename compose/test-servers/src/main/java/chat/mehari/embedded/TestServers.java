package chat.mehari.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The broker and the database that tests talk to: real ones, started once for each JVM and removed
 * at its end.
 *
 * <p>With {@code MEHARI_RABBITMQ_HOST} or {@code MEHARI_POSTGRES_HOST} in the environment those
 * outside servers are used instead: of PostgreSQL a fresh database, if the role may create one, and
 * of RabbitMQ the virtual host as it is. The names of the other variables are those of the services
 * ({@code _PORT}, {@code _USERNAME}, {@code _PASSWORD}, {@code _DATABASE}, {@code _VIRTUAL_HOST}).
 */
public final class TestServers {
  private static final Object LOCK = new Object();
  private static @Nullable BrokerAddress broker;
  private static @Nullable DatabaseAddress database;

  private TestServers() {}

  /** This JVM's broker. */
  public static BrokerAddress broker() {
    synchronized (LOCK) {
      BrokerAddress known = broker;
      if (known == null) {
        known = outsideBroker(System.getenv()).orElseGet(TemporaryServers::startBroker);
        broker = known;
      }
      return known;
    }
  }

  /** This JVM's own database; its role may create schemas in it and is no superuser. */
  public static DatabaseAddress database() {
    synchronized (LOCK) {
      DatabaseAddress known = database;
      if (known == null) {
        known =
            outsideDatabase(System.getenv())
                .map(TemporaryServers::createDatabaseIfAllowed)
                .orElseGet(TemporaryServers::startDatabase);
        database = known;
      }
      return known;
    }
  }

  /**
   * Starts a database that a test may stop, and start again with the same files and port. The first
   * start of a directory takes less time than that of an {@link EmbeddedDatabase} by itself.
   *
   * @param port 0 for any free one
   */
  public static EmbeddedDatabase startDatabase(Path directory, int port) {
    return TestClusters.start(directory, port);
  }

  /** Where a database {@linkplain #startDatabase started} on this port is or will be. */
  public static DatabaseAddress databaseAt(int port) {
    return new DatabaseAddress(
        "127.0.0.1", port, "postgres", EmbeddedDatabase.SUPERUSER, TestClusters.password());
  }

  static Optional<BrokerAddress> outsideBroker(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("MEHARI_RABBITMQ_HOST"))
        .map(
            host ->
                new BrokerAddress(
                    host,
                    Integer.parseInt(environment.getOrDefault("MEHARI_RABBITMQ_PORT", "5672")),
                    environment.getOrDefault("MEHARI_RABBITMQ_USERNAME", ""),
                    environment.getOrDefault("MEHARI_RABBITMQ_PASSWORD", ""),
                    environment.getOrDefault("MEHARI_RABBITMQ_VIRTUAL_HOST", "/")));
  }

  static Optional<DatabaseAddress> outsideDatabase(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("MEHARI_POSTGRES_HOST"))
        .map(
            host ->
                new DatabaseAddress(
                    host,
                    Integer.parseInt(environment.getOrDefault("MEHARI_POSTGRES_PORT", "5432")),
                    environment.getOrDefault("MEHARI_POSTGRES_DATABASE", "mehari"),
                    environment.getOrDefault("MEHARI_POSTGRES_USERNAME", ""),
                    environment.getOrDefault("MEHARI_POSTGRES_PASSWORD", "")));
  }
}
