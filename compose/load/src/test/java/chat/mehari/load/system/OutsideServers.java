package chat.mehari.load.system;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The broker and the database that services apart share.
 *
 * @param settings the environment of a service, by its role: {@code gateway}, {@code users} or
 *     {@code messages}
 * @param stop ends what was started for it
 */
record OutsideServers(Function<String, Map<String, String>> settings, Runnable stop) {

  /** Those that the environment names, else our own. */
  static OutsideServers fromEnvironmentOrOwn() {
    if (System.getenv("MEHARI_RABBITMQ_HOST") == null) {
      PrivateBroker broker = PrivateBroker.start();
      PrivateDatabase database = PrivateDatabase.start();
      return new OutsideServers(
          settingsOf(broker, database),
          () -> {
            broker.close();
            database.close();
          });
    }
    Map<String, String> named =
        System.getenv().entrySet().stream()
            .filter(
                variable ->
                    variable.getKey().startsWith("MEHARI_RABBITMQ_")
                        || variable.getKey().startsWith("MEHARI_POSTGRES_"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new OutsideServers(role -> named, () -> {});
  }

  /** Servers that the caller started and will stop. */
  static OutsideServers of(PrivateBroker broker, PrivateDatabase database) {
    return new OutsideServers(settingsOf(broker, database), () -> {});
  }

  private static Function<String, Map<String, String>> settingsOf(
      PrivateBroker broker, PrivateDatabase database) {
    return role -> {
      Map<String, String> settings = new LinkedHashMap<>(broker.settings());
      if (!role.equals("gateway")) {
        settings.putAll(database.settings(role));
      }
      return settings;
    };
  }
}
