package chat.mehari.load.system;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The system as a team runs it: the containers of {@code compose/compose.yaml}, two of each
 * service, behind nginx. It is a project of its own, but takes the ports that the files name.
 */
public final class Composed implements RunningSystem {
  private static final int INSTANCES = 2;
  private static final URI DOOR = URI.create("ws://localhost:3000/ws");
  private static final String ROOT = System.getProperty("mehari.root", "../..");

  private static @Nullable Composed shared;

  private final Map<String, String> environment;

  private Composed(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The one that tests share, healthy. The first to ask has the images built, and begins with no
   * data; it is removed at the end.
   */
  public static Composed shared() {
    return shared(Map.of("COMPOSE_FILE", file("compose")));
  }

  /**
   * One with an overlay of {@code compose/}, which tests share that ask for the same. It takes the
   * place of what ran before.
   */
  public static Composed shared(String overlay, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("COMPOSE_FILE", file("compose") + ":" + file(overlay));
    return shared(environment);
  }

  private static synchronized Composed shared(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("COMPOSE_PROJECT_NAME", "mehari-test");
    environment.put("COMPOSE_ANSI", "never");
    Composed before = shared;
    if (before != null && before.environment.equals(environment)) {
      return before;
    }
    Composed system = new Composed(environment);
    if (before == null) {
      system.destroy();
      system.compose("build", "--quiet");
      Runtime.getRuntime().addShutdownHook(new Thread(Composed::destroyShared));
    } else {
      before.destroy();
    }
    shared = system;
    system.up();
    return system;
  }

  private static synchronized void destroyShared() {
    if (shared != null) {
      shared.destroy();
    }
  }

  private static String file(String name) {
    return ROOT + "/compose/" + name + ".yaml";
  }

  /** Starts what does not run. */
  public void up() {
    compose(
        "up",
        "--detach",
        "--wait",
        "--scale=api=" + INSTANCES,
        "--scale=user-service=" + INSTANCES,
        "--scale=message-service=" + INSTANCES);
  }

  /** Runs {@code docker compose} and gives what it prints. */
  public String compose(String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker", "compose"));
    command.addAll(List.of(arguments));
    return Commands.run(environment, command.toArray(String[]::new));
  }

  /** Runs {@code docker} and gives what it prints. */
  public String docker(String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    return Commands.run(environment, command.toArray(String[]::new));
  }

  /** Runs one of the scripts in {@code compose/}. */
  public String script(String name, String... arguments) {
    List<String> command = new ArrayList<>(List.of(ROOT + "/compose/" + name));
    command.addAll(List.of(arguments));
    return Commands.run(environment, command.toArray(String[]::new));
  }

  /** The ids of the containers that run, of one service or of all. */
  public List<String> containers(String... service) {
    List<String> arguments = new ArrayList<>(List.of("ps", "--quiet"));
    arguments.addAll(List.of(service));
    return compose(arguments.toArray(String[]::new)).lines().toList();
  }

  /** What a client of the database sees who signs in with the secret of one service. */
  public String sql(String service, String role, String database, String statement) {
    return compose(
        "exec",
        "-T",
        "postgres",
        "sh",
        "-c",
        "PGPASSWORD=$(cat /run/secrets/%s) psql -h 127.0.0.1 -U %s -d %s -tAc \"%s\" 2>&1 || true"
            .formatted(service, role, database, statement));
  }

  /** What one of the databases answers to its superuser. */
  public String superuserSql(String node, String statement) {
    return compose("exec", "-T", node, "psql", "-U", "postgres", "-tAc", statement).strip();
  }

  /** Removes everything, the data as well. */
  public void destroy() {
    compose("down", "--volumes", "--remove-orphans", "--timeout=10");
  }

  @Override
  public List<URI> gateways() {
    return List.of(DOOR);
  }

  @Override
  public int gatewaysBehindEach() {
    return INSTANCES;
  }

  @Override
  public void close() {
    // It is shared, and goes when the tests do.
  }
}
