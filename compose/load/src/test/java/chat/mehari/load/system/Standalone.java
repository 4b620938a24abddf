package chat.mehari.load.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The standalone jar with a data directory of its own, on a port that it finds by itself. */
public final class Standalone implements RunningSystem {
  /** Far more than it takes: other work may keep the machine busy. */
  private static final Duration START = Duration.ofMinutes(10);

  private static final Pattern READY =
      Pattern.compile("^Mehari is ready: open http://localhost:(\\d+)/$", Pattern.MULTILINE);

  /** On a slow machine too, nobody is refused because several others are signing in. */
  static final Map<String, String> WELCOMING =
      Map.of("MEHARI_USERS_PASSWORD_THREADS", "8", "MEHARI_USERS_PASSWORD_PATIENCE", "9s");

  /** Hashes of passwords cost next to nothing, for most tests sign in several people. */
  private static final Map<String, String> QUICK =
      Map.of("MEHARI_USERS_PASSWORD_MEMORY", "1024", "MEHARI_USERS_PASSWORD_ITERATIONS", "1");

  private final Path dataDirectory;
  private final ServerProcess process;
  private volatile int port;

  private Standalone(Path dataDirectory, ServerProcess process) {
    this.dataDirectory = dataDirectory;
    this.process = process;
  }

  /** Starts one that signs people in at little cost, and waits until it answers. */
  public static Standalone start() {
    return start(QUICK);
  }

  /** Starts one with settings in its environment and waits until it answers. */
  public static Standalone start(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(WELCOMING);
    environment.putAll(settings);
    Path dataDirectory = Workplace.temporaryDirectory("standalone");
    List<String> command =
        List.of(
            Workplace.java(),
            "-XX:TieredStopAtLevel=1",
            "-jar",
            Workplace.jar("compose/standalone/target/mehari.jar").toString(),
            "--data-dir",
            dataDirectory.toString(),
            "--port",
            "0");
    Standalone system =
        new Standalone(
            dataDirectory,
            new ServerProcess(dataDirectory.getFileName().toString(), command, environment));
    try {
      system.startAgain();
    } catch (RuntimeException e) {
      system.close();
      throw e;
    }
    return system;
  }

  /** Starts it on the same data and waits until it answers, perhaps on another port. */
  public void startAgain() {
    process.start();
    try {
      Awaitility.await("readiness of the standalone")
          .atMost(START)
          .failFast("it ended instead", () -> !process.isAlive())
          .until(() -> READY.matcher(process.output()).find());
      port = portOf(process.output());
      Readiness.await(gateway(), START);
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private static int portOf(String output) {
    return READY
        .matcher(output)
        .results()
        .mapToInt(ready -> Integer.parseInt(ready.group(1)))
        .findFirst()
        .orElseThrow();
  }

  /** The one process of Java; the database is a child of it. */
  public ServerProcess process() {
    return process;
  }

  /** Kills the main process of the database, and not its children. */
  public void killDatabase() {
    database().orElseThrow().destroyForcibly();
  }

  /** Where it keeps everything. */
  public Path dataDirectory() {
    return dataDirectory;
  }

  @Override
  public List<URI> gateways() {
    return List.of(URI.create("ws://127.0.0.1:" + port + "/ws"));
  }

  @Override
  public void close() {
    process.stop();
    killOrphans();
    Workplace.delete(dataDirectory);
  }

  /** A database outlives a killed parent; the next start takes it over, but here is none. */
  private void killOrphans() {
    database().ifPresent(Standalone::killWithChildren);
  }

  private Optional<ProcessHandle> database() {
    Path pidFile = dataDirectory.resolve("postgres/data/postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    try {
      return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).trim()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void killWithChildren(ProcessHandle database) {
    List<ProcessHandle> all = new ArrayList<>(database.descendants().toList());
    all.add(database);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }
}
