package chat.mehari.load.system;

import chat.mehari.testing.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A RabbitMQ of our own, from the one that is installed, on free ports in a temporary directory.
 */
public final class PrivateBroker implements AutoCloseable {
  private static final String SCRIPTS = "/usr/lib/rabbitmq/bin/";
  private static final Duration START = Duration.ofSeconds(90);

  private final Path directory;
  private final int port;
  private final Map<String, String> environment;
  private final ServerProcess process;

  private PrivateBroker(Path directory, int port, Map<String, String> environment) {
    this.directory = directory;
    this.port = port;
    this.environment = environment;
    this.process =
        new ServerProcess("rabbitmq-" + port, List.of(SCRIPTS + "rabbitmq-server"), environment);
  }

  /** Starts one and waits until it takes connections. */
  public static PrivateBroker start() {
    Path directory = Workplace.temporaryDirectory("rabbitmq");
    int port = FreePorts.next();
    try {
      Files.writeString(
          directory.resolve("rabbitmq.conf"),
          """
          listeners.tcp.1 = 127.0.0.1:%d
          default_user = mehari
          default_pass = mehari
          disk_free_limit.absolute = 50MB
          """
              .formatted(port));
      Files.writeString(directory.resolve("enabled_plugins"), "[].");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PrivateBroker broker = new PrivateBroker(directory, port, environment(directory, port));
    broker.startAgain();
    return broker;
  }

  private static Map<String, String> environment(Path directory, int port) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("HOME", directory.toString());
    environment.put("RABBITMQ_NODENAME", "mehari" + port + "@localhost");
    environment.put("RABBITMQ_NODE_PORT", Integer.toString(port));
    environment.put("RABBITMQ_DIST_PORT", Integer.toString(FreePorts.next()));
    environment.put("ERL_EPMD_PORT", Integer.toString(FreePorts.next()));
    environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
    environment.put("RABBITMQ_CONF_ENV_FILE", "/dev/null");
    environment.put("RABBITMQ_CONFIG_FILE", directory.resolve("rabbitmq").toString());
    environment.put(
        "RABBITMQ_ENABLED_PLUGINS_FILE", directory.resolve("enabled_plugins").toString());
    environment.put("RABBITMQ_MNESIA_BASE", directory.resolve("mnesia").toString());
    environment.put("RABBITMQ_LOG_BASE", directory.resolve("log").toString());
    environment.put("RABBITMQ_PID_FILE", directory.resolve("pid").toString());
    // the script then becomes the server instead of watching over it
    environment.put("RUNNING_UNDER_SYSTEMD", "true");
    return environment;
  }

  /** Starts it on the same data and waits until it takes connections. */
  public void startAgain() {
    process.start();
    Awaitility.await("RabbitMQ")
        .atMost(START)
        .pollInterval(Duration.ofMillis(300))
        .ignoreExceptions()
        .until(() -> control("await_startup", "--timeout", "30") != null);
  }

  /** Runs {@code rabbitmqctl} on it. */
  public String control(String... arguments) {
    String[] command = new String[arguments.length + 2];
    command[0] = SCRIPTS + "rabbitmqctl";
    command[1] = "-q";
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    return Commands.run(environment, command);
  }

  /** The process. */
  public ServerProcess process() {
    return process;
  }

  /** How a service finds it. */
  Map<String, String> settings() {
    return Map.of(
        "MEHARI_RABBITMQ_HOST", "127.0.0.1",
        "MEHARI_RABBITMQ_PORT", Integer.toString(port),
        "MEHARI_RABBITMQ_USERNAME", "mehari",
        "MEHARI_RABBITMQ_PASSWORD", "mehari");
  }

  @Override
  public void close() {
    process.stop();
    Awaitility.await("the end of the port mapper")
        .atMost(Duration.ofSeconds(10))
        .ignoreExceptions()
        .until(() -> Commands.run(environment, "epmd", "-kill") != null);
    Workplace.delete(directory);
  }
}
