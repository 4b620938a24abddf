package chat.mehari.standalone;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The services' own jars as processes, with the tests' broker and database. */
final class ServiceProcesses implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path logs;
  private final List<Process> processes = new ArrayList<>();

  ServiceProcesses(Path logs) {
    this.logs = logs;
  }

  /** Starts a jar of this build with these settings; the port on which it serves its health. */
  int start(String name, Map<String, String> settings) throws IOException {
    int port = freePort();
    ProcessBuilder builder = prepare(name);
    builder.environment().putAll(OutsideServers.broker());
    builder.environment().putAll(settings);
    builder.environment().put("MEHARI_PORT", Integer.toString(port));
    start(builder);
    return port;
  }

  /** Starts a process that {@link #prepare} made ready. */
  Process start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** A jar of this build, with none of the secrets that these tests themselves were given. */
  ProcessBuilder prepare(String name) throws IOException {
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
    return builder;
  }

  List<Process> all() {
    return processes;
  }

  String output(String name) throws IOException {
    return Files.readString(log(name));
  }

  private Path log(String name) {
    return logs.resolve(name + ".log");
  }

  /** Waits until the services at these ports can do their work. */
  static void awaitReady(List<Integer> ports) {
    for (int port : ports) {
      await()
          .atMost(Duration.ofMinutes(4))
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

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
