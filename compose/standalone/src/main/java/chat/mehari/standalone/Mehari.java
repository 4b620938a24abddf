package chat.mehari.standalone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Builds everything up: servers beside each other, then the services beside each other, the gateway
 * last, so that whoever can connect is served.
 */
final class Mehari {
  private static final List<String> OWNERS = List.of("users", "messages");

  private final Parts parts;
  private final Servers servers;
  private final int port;

  Mehari(Parts parts, Servers servers, int port) {
    this.parts = parts;
    this.servers = servers;
    this.port = port;
  }

  /** Starts all parts and returns when they are ready: the port that browsers use. */
  int start() throws Exception {
    FutureTask<Map<String, String>> broker = beside("broker", servers::startBroker);
    FutureTask<Map<String, Map<String, String>>> database =
        beside("database", () -> servers.startDatabase(OWNERS));
    List<FutureTask<ConfigurableApplicationContext>> starts = new ArrayList<>();
    for (Service service : List.of(Service.MESSAGES, Service.USERS)) {
      String owner = service.name().toLowerCase(Locale.ROOT);
      starts.add(
          beside(
              service.part().toString(),
              () -> {
                Map<String, String> settings = new HashMap<>(result(broker));
                settings.putAll(result(database).getOrDefault(owner, Map.of()));
                return start(service, settings);
              }));
    }
    List<ConfigurableApplicationContext> behind = new ArrayList<>();
    for (FutureTask<ConfigurableApplicationContext> start : starts) {
      behind.add(result(start));
    }
    Readiness.await(behind);
    Map<String, String> settings = new HashMap<>(result(broker));
    settings.put("server.port", Integer.toString(port));
    ConfigurableApplicationContext gateway = start(Service.GATEWAY, settings);
    Readiness.await(List.of(gateway));
    return gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private ConfigurableApplicationContext start(Service service, Map<String, String> settings)
      throws Exception {
    return parts.start(service.part(), () -> service.start(settings));
  }

  /** Each in a thread of its own: the common pool's threads do not see the jar's classes. */
  private static <T> FutureTask<T> beside(String name, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "start-" + name);
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private static <T> T result(FutureTask<T> task) throws Exception {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }
}
