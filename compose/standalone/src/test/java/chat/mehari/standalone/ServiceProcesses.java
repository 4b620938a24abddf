package chat.mehari.standalone;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The services' own jars as processes, one of each, with the tests' broker and database. */
final class ServiceProcesses implements AutoCloseable {
  /** Far more than it takes: other work may keep the machine busy. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Path LOGS = Path.of("target", "processes").toAbsolutePath();
  private static final Pattern LISTENING = Pattern.compile("Jetty started on port (\\d+)");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String run = UUID.randomUUID().toString();
  private final Map<String, Process> processes = new LinkedHashMap<>();

  /** Starts a jar of this build with these settings. */
  void start(String name, Map<String, String> settings) throws IOException {
    ProcessBuilder builder = prepare(name);
    builder.environment().putAll(OutsideServers.broker());
    builder.environment().putAll(settings);
    start(name, builder);
  }

  /** Starts a process that {@link #prepare} made ready. */
  Process start(String name, ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    processes.put(name, process);
    return process;
  }

  /** A jar of this build, with none of the secrets that these tests themselves were given. */
  ProcessBuilder prepare(String name) throws IOException {
    Files.createDirectories(LOGS);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("../../" + name + "/target/" + name + ".jar").toString())
            .redirectErrorStream(true)
            .redirectOutput(Files.createFile(log(name)).toFile());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("MEHARI_"));
    builder.environment().put("MEHARI_PORT", "0");
    // It then says which port it found.
    builder.environment().put("LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_BOOT_WEB_EMBEDDED_JETTY", "info");
    return builder;
  }

  /** Those that were started, by name. */
  Map<String, Process> all() {
    return processes;
  }

  /** What it has said. */
  String output(String name) {
    try {
      return Files.readString(log(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path log(String name) {
    return LOGS.resolve(name + "-" + run + ".log");
  }

  /** Where it serves its health, once it does. */
  int port(String name) {
    Process process = requireNonNull(processes.get(name));
    await(name + " listens")
        .atMost(PATIENCE)
        .failFast("it ended instead", () -> !process.isAlive())
        .until(() -> LISTENING.matcher(output(name)).find());
    return LISTENING
        .matcher(output(name))
        .results()
        .mapToInt(listening -> Integer.parseInt(listening.group(1)))
        .findFirst()
        .orElseThrow();
  }

  /** Waits until all of them can do their work. */
  void awaitReady() {
    for (String name : processes.keySet()) {
      int port = port(name);
      await(name + " is ready")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(300))
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(() -> isReady(port));
    }
  }

  private static boolean isReady(int port) throws IOException, InterruptedException {
    URI readiness = URI.create("http://localhost:" + port + "/actuator/health/readiness");
    return HTTP.send(
                HttpRequest.newBuilder(readiness).build(), HttpResponse.BodyHandlers.discarding())
            .statusCode()
        == 200;
  }

  @Override
  public void close() {
    processes.values().forEach(Process::destroyForcibly);
  }
}
