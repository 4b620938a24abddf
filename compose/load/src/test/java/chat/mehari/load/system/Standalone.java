package chat.mehari.load.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The standalone jar with a data directory of its own. */
public final class Standalone implements RunningSystem {
  private static final Duration START = Duration.ofMinutes(2);

  private final Path dataDirectory;
  private final int port;
  private final ServerProcess process;

  private Standalone(Path dataDirectory, int port, ServerProcess process) {
    this.dataDirectory = dataDirectory;
    this.port = port;
    this.process = process;
  }

  /** Starts one and waits until it answers. */
  public static Standalone start() {
    return start(Map.of());
  }

  /** Starts one with settings in its environment and waits until it answers. */
  public static Standalone start(Map<String, String> settings) {
    Path dataDirectory = Workplace.temporaryDirectory("data");
    int port = Workplace.freePort();
    List<String> command =
        List.of(
            Workplace.java(),
            "-XX:TieredStopAtLevel=1",
            "-jar",
            Workplace.jar("compose/standalone/target/mehari.jar").toString(),
            "--data-dir",
            dataDirectory.toString(),
            "--port",
            Integer.toString(port));
    Standalone system =
        new Standalone(
            dataDirectory, port, new ServerProcess("standalone-" + port, command, settings));
    system.startAgain();
    return system;
  }

  /** Starts it on the same data and waits until it answers. */
  public void startAgain() {
    process.start();
    awaitReady();
  }

  /** Waits until it answers. */
  public void awaitReady() {
    try {
      Readiness.await(gateway(), START);
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /** The one process of Java; the database is a child of it. */
  public ServerProcess process() {
    return process;
  }

  /** Kills the main process of the database, and not its children. */
  public void killDatabase() {
    databases().forEach(ProcessHandle::destroyForcibly);
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
    databases().forEach(Standalone::killWithChildren);
  }

  private List<ProcessHandle> databases() {
    List<ProcessHandle> running = new ArrayList<>();
    try (Stream<Path> files = Files.walk(dataDirectory)) {
      List<Path> pidFiles =
          files.filter(file -> file.getFileName().toString().equals("postmaster.pid")).toList();
      for (Path pidFile : pidFiles) {
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        ProcessHandle.of(pid).ifPresent(running::add);
      }
      return running;
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
