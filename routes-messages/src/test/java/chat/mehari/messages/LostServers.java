package chat.mehari.messages;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.DatabaseAddress;
import chat.mehari.embedded.EmbeddedBroker;
import chat.mehari.embedded.EmbeddedDatabase;
import chat.mehari.embedded.TestServers;
import chat.mehari.testing.FreePorts;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** A broker and a database that a test may stop and start; at first neither of them runs. */
public final class LostServers implements AutoCloseable {

  private final Path directory;
  private final int databasePort = FreePorts.next();
  private final int brokerPort = FreePorts.next();
  private Path brokerDirectory;
  private @Nullable EmbeddedDatabase database;
  private @Nullable EmbeddedBroker broker;

  /** Servers with their files in this directory. */
  public LostServers(Path directory) {
    this.directory = directory;
    this.brokerDirectory = directory.resolve("broker");
  }

  /** Where the broker is or will be. */
  public BrokerAddress brokerAddress() {
    return new BrokerAddress("127.0.0.1", brokerPort, "mehari", "for tests", "/");
  }

  /** Where the database is or will be. */
  public DatabaseAddress databaseAddress() {
    return TestServers.databaseAt(databasePort);
  }

  /** The service's schema. */
  public JdbcTemplate sql() {
    return TestDatabase.template(databaseAddress());
  }

  /** Starts the database with what it held. */
  public LostServers startDatabase() {
    database = TestServers.startDatabase(directory.resolve("database"), databasePort);
    return this;
  }

  /** Stops the database under everybody. */
  public void stopDatabase() {
    EmbeddedDatabase running = database;
    database = null;
    if (running != null) {
      running.close();
    }
  }

  /** Starts the broker with what it held. */
  public LostServers startBroker() {
    BrokerAddress address = brokerAddress();
    broker =
        EmbeddedBroker.start(
            brokerDirectory, address.port(), address.username(), address.password());
    return this;
  }

  /** Starts the broker as if it were a new one. */
  public LostServers startEmptyBroker() {
    brokerDirectory = directory.resolve("empty-broker");
    return startBroker();
  }

  /** Stops the broker under everybody. */
  public void stopBroker() {
    EmbeddedBroker running = broker;
    broker = null;
    if (running != null) {
      running.close();
    }
  }

  @Override
  public void close() {
    stopBroker();
    stopDatabase();
  }
}
