package chat.mehari.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The executable jar as somebody starts it: a process of its own, what it says in two files. */
final class MehariProcess implements AutoCloseable {
  /** Far more than it takes: other work may keep the machine busy. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Path LOGS = Path.of("target", "processes").toAbsolutePath();
  private static final Pattern READY =
      Pattern.compile("^Mehari is ready: open http://localhost:(\\d+)/$", Pattern.MULTILINE);

  private final Path dataDirectory;
  private final Path output;
  private final Path errors;
  private final Process process;

  private MehariProcess(Path dataDirectory, Map<String, String> environment, List<String> options)
      throws IOException {
    this.dataDirectory = dataDirectory;
    Files.createDirectories(LOGS);
    String name = UUID.randomUUID().toString();
    this.output = LOGS.resolve(name + ".out");
    this.errors = LOGS.resolve(name + ".err");
    // What starts the build in the background may have it ignore SIGINT, and children inherit that.
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Started often and not for long: the second compiler would only take the machine.
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("mehari.jar", "target/mehari.jar")));
    command.addAll(options);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("MEHARI_"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    this.process = builder.start();
    process.getOutputStream().close();
  }

  /** Starts it with these options only. */
  static MehariProcess run(Path dataDirectory, String... options) throws IOException {
    return new MehariProcess(dataDirectory, Map.of(), Arrays.asList(options));
  }

  /** Starts it on a data directory and any free port. */
  static MehariProcess start(Path dataDirectory) throws IOException {
    return start(dataDirectory, Map.of());
  }

  /** Starts it so, with these variables in its environment. */
  static MehariProcess start(Path dataDirectory, Map<String, String> environment)
      throws IOException {
    return new MehariProcess(
        dataDirectory, environment, List.of("--data-dir", dataDirectory.toString(), "--port", "0"));
  }

  /** Waits until it says that it is ready. */
  MehariProcess awaitReady() {
    Awaitility.await("readiness of " + this)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .failFast("it ended instead", () -> !process.isAlive())
        .until(() -> READY.matcher(output()).find());
    return this;
  }

  /** The port that it told when it was ready. */
  int port() {
    Matcher ready = READY.matcher(output());
    if (!ready.find()) {
      throw new IllegalStateException(this + " is not ready");
    }
    return Integer.parseInt(ready.group(1));
  }

  /** Where its page is. */
  URI page() {
    return URI.create("http://localhost:" + port() + "/");
  }

  /** A socket of nobody. */
  ChatClient connect() {
    return ChatClient.connect(URI.create("ws://localhost:" + port() + "/ws"));
  }

  /** What it has written to standard output. */
  String output() {
    return text(output);
  }

  /** What it has written to standard error. */
  String errors() {
    return text(errors);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Sends a signal, for instance {@code TERM}. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
  }

  /** Asks it to end and waits for that; its exit code. */
  int stop(String signal) throws IOException, InterruptedException {
    signal(signal);
    return awaitEnd();
  }

  /** Waits for its end; its exit code. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError(this + " does not end");
    }
    return process.exitValue();
  }

  /** Ends it with no chance to tidy up; its database lives on. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Ends it with no chance to tidy up, and every process of its data directory. */
  void killAll() {
    process.destroyForcibly();
    DataProcesses.killAll(dataDirectory);
  }

  @Override
  public void close() {
    killAll();
  }

  @Override
  public String toString() {
    return "process " + pid() + " (" + output + ")";
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
