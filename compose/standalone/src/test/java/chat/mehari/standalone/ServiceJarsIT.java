package chat.mehari.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
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
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each service's own jar, with nothing but a broker and a database outside. */
class ServiceJarsIT {
  private static final int BY_SIGTERM = 128 + 15;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path temporary;

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void killWhatIsLeft() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void workTogetherAsProcessesOfTheirOwn() throws Exception {
    int gateway = start("routes-gateway", Map.of());
    int messages = start("routes-messages", OutsideServers.database());
    int users = start("routes-users", OutsideServers.database());
    for (int port : List.of(gateway, messages, users)) {
      await()
          .atMost(Duration.ofMinutes(4))
          .pollInterval(Duration.ofMillis(300))
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(() -> isReady(port));
    }
    try (ChatClient client = ChatClient.connect(URI.create("ws://localhost:" + gateway + "/ws"))) {
      UUID self = client.register("of-three-jars", "a password of three jars");
      client.send(self, "hello");
      assertThat(client.history(self)).containsExactly("hello");
    }
    for (Process process : processes) {
      process.destroy();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(BY_SIGTERM);
    }
  }

  /** Starts a jar of this build; the port on which it serves its health. */
  private int start(String name, Map<String, String> database) throws IOException {
    int port = freePort();
    File output = Files.createFile(temporary.resolve(name + ".log")).toFile();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("../../" + name + "/target/" + name + ".jar").toString())
            .redirectErrorStream(true)
            .redirectOutput(output);
    builder.environment().putAll(OutsideServers.broker());
    builder.environment().putAll(database);
    builder.environment().put("MEHARI_PORT", Integer.toString(port));
    processes.add(builder.start());
    return port;
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
}
