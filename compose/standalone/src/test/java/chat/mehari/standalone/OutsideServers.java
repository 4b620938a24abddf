package chat.mehari.standalone;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.DatabaseAddress;
import chat.mehari.embedded.TestServers;
import java.util.Map;

/** The tests' broker and database, as the environment of a process names outside servers. */
final class OutsideServers {
  /** Held by classes whose processes use them: two systems must not share a broker. */
  static final String LOCK = "outside servers";

  private OutsideServers() {}

  static Map<String, String> broker() {
    BrokerAddress broker = TestServers.broker();
    return Map.of(
        "MEHARI_RABBITMQ_HOST", broker.host(),
        "MEHARI_RABBITMQ_PORT", Integer.toString(broker.port()),
        "MEHARI_RABBITMQ_USERNAME", broker.username(),
        "MEHARI_RABBITMQ_PASSWORD", broker.password(),
        "MEHARI_RABBITMQ_VIRTUAL_HOST", broker.virtualHost());
  }

  static Map<String, String> database() {
    return database(TestServers.database().password());
  }

  static Map<String, String> database(String password) {
    DatabaseAddress database = TestServers.database();
    return Map.of(
        "MEHARI_POSTGRES_HOST", database.host(),
        "MEHARI_POSTGRES_PORT", Integer.toString(database.port()),
        "MEHARI_POSTGRES_DATABASE", database.database(),
        "MEHARI_POSTGRES_USERNAME", database.username(),
        "MEHARI_POSTGRES_PASSWORD", password);
  }
}
