package chat.mehari.load.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process of the system: can be started again after whatever was done to it. */
public final class ServerProcess implements AutoCloseable {
  /** Where the report of a failed test takes from what was written while the test ran. */
  private static final Path LOGS = Path.of("target", "processes").toAbsolutePath();

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private @Nullable Process process;
  private long begin;

  ServerProcess(String name, List<String> command, Map<String, String> environment) {
    this.name = name;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
  }

  /** Starts it; its output is added to {@code target/processes/<name>.log}. */
  public void start() {
    if (isAlive()) {
      throw new IllegalStateException(name + " runs already");
    }
    try {
      Files.createDirectories(LOGS);
      begin = Files.exists(log()) ? Files.size(log()) : 0;
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(LOGS.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
      builder.environment().putAll(environment);
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it at once, with no chance to tidy up. */
  public void kill() {
    signal("KILL");
    awaitEnd(10);
  }

  /** Asks it to end and waits. */
  public void terminate() {
    signal("TERM");
    if (!awaitEnd(60)) {
      throw new AssertionError(name + " does not end within a minute of SIGTERM");
    }
  }

  /** Interrupts it, which PostgreSQL takes as: end at once, but in good order; and waits. */
  public void interrupt() {
    signal("INT");
    if (!awaitEnd(60)) {
      throw new AssertionError(name + " does not end within a minute of SIGINT");
    }
  }

  /** Stops it where it stands, sockets open. */
  public void pause() {
    signal("STOP");
  }

  /** Lets it go on. */
  public void resume() {
    signal("CONT");
  }

  /** Whether it runs. */
  public boolean isAlive() {
    Process current = process;
    return current != null && current.isAlive();
  }

  /** Where its output goes. */
  public Path log() {
    return LOGS.resolve(name + ".log");
  }

  /** What it has written since it was last started. */
  String output() {
    try (InputStream in = Files.newInputStream(log())) {
      in.skipNBytes(begin);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process id. */
  public long pid() {
    return running().pid();
  }

  /** Kills it if it still runs. */
  @Override
  public void close() {
    if (isAlive()) {
      running().destroyForcibly();
      awaitEnd(10);
    }
  }

  /** Ends it in good order if it can, by force if it does not. */
  void stop() {
    if (isAlive()) {
      signal("CONT");
      signal("TERM");
      if (!awaitEnd(20)) {
        close();
      }
    }
  }

  private void signal(String signal) {
    Commands.run(Map.of(), "kill", "-" + signal, Long.toString(pid()));
  }

  private boolean awaitEnd(int seconds) {
    try {
      return running().waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Process running() {
    Process current = process;
    if (current == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return current;
  }
}
