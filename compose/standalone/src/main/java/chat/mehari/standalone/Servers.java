package chat.mehari.standalone;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.DatabaseAddress;
import chat.mehari.embedded.EmbeddedBroker;
import chat.mehari.embedded.EmbeddedDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The broker and the database: embedded ones, or those that the environment names.
 *
 * <p>Each gives the settings with which a service finds it. For an outside server there are none:
 * the service reads the same environment by itself, as when it is deployed apart.
 */
final class Servers {
  private static final String BROKER_USER = "mehari";

  private final Parts parts;
  private final DataDirectory directory;
  private final Map<String, String> environment;

  Servers(Parts parts, DataDirectory directory, Map<String, String> environment) {
    this.parts = parts;
    this.directory = directory;
    this.environment = environment;
  }

  /** Starts the broker, if it is to be embedded; returns every service's settings for it. */
  Map<String, String> startBroker() throws Exception {
    if (isGiven("MEHARI_RABBITMQ_HOST")) {
      return Map.of();
    }
    String password = directory.secrets().get("broker");
    BrokerAddress address =
        parts
            .start(
                Part.BROKER,
                () -> EmbeddedBroker.start(directory.broker(), 0, BROKER_USER, password))
            .address();
    return Map.of(
        "mehari.rabbitmq.host", address.host(),
        "mehari.rabbitmq.port", Integer.toString(address.port()),
        "mehari.rabbitmq.username", address.username(),
        "mehari.rabbitmq.password", address.password(),
        "mehari.rabbitmq.virtual-host", address.virtualHost());
  }

  /** Starts the database, if it is to be embedded; returns the settings for it by owner. */
  Map<String, Map<String, String>> startDatabase(List<String> owners) throws Exception {
    if (isGiven("MEHARI_POSTGRES_HOST")) {
      return Map.of();
    }
    Secrets secrets = directory.secrets();
    DatabaseAddress superuser =
        parts
            .start(
                Part.DATABASE,
                () -> EmbeddedDatabase.start(directory.postgres(), 0, secrets.get("postgres")))
            .address();
    SchemaOwners schemas = new SchemaOwners(superuser, secrets);
    schemas.prepare(owners);
    return owners.stream()
        .collect(
            Collectors.toMap(owner -> owner, owner -> settings(owner, schemas.addressOf(owner))));
  }

  private static Map<String, String> settings(String owner, DatabaseAddress address) {
    return Map.of(
        "mehari.postgres.host",
        address.host(),
        "mehari.postgres.port",
        Integer.toString(address.port()),
        "mehari.postgres.database",
        address.database(),
        // The name that is for one service only: it goes before what the environment may hold.
        "mehari." + owner + ".postgres.username",
        address.username(),
        "mehari." + owner + ".postgres.password",
        address.password(),
        "mehari.postgres.username",
        address.username(),
        "mehari.postgres.password",
        address.password());
  }

  private boolean isGiven(String name) {
    return !environment.getOrDefault(name, "").isBlank();
  }
}
