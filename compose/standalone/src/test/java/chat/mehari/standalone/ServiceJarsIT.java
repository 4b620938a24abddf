package chat.mehari.standalone;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"routes-gateway", "routes-messages", "routes-users"})
  void withoutSecretsOneEndsAndSaysWhatIsMissing(String name) throws Exception {
    Process process = process(name).start();
    processes.add(process);

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(output(name))
        .containsAnyOf("mehari.rabbitmq.password is missing", "mehari.postgres.password is missing")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"routes-gateway", "routes-messages", "routes-users"})
  void whatKeepsOneFromItsBrokerIsToldOnce(String name) throws Exception {
    try (HangingUp broker = new HangingUp()) {
      ProcessBuilder builder = process(name);
      builder.environment().putAll(OutsideServers.broker());
      builder.environment().putAll(OutsideServers.database());
      builder.environment().put("MEHARI_RABBITMQ_HOST", "127.0.0.1");
      builder.environment().put("MEHARI_RABBITMQ_PORT", Integer.toString(broker.port()));
      processes.add(builder.start());
      await().atMost(Duration.ofMinutes(2)).until(() -> broker.calls() >= 20);
    }

    assertThat(output(name)).doesNotContain("\tat ");
    assertThat(
            output(name)
                .lines()
                .filter(line -> line.contains(" WARN "))
                .map(line -> line.substring(line.indexOf(" : "))))
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  /** Starts a jar of this build; the port on which it serves its health. */
  private int start(String name, Map<String, String> database) throws IOException {
    int port = freePort();
    ProcessBuilder builder = process(name);
    builder.environment().putAll(OutsideServers.broker());
    builder.environment().putAll(database);
    builder.environment().put("MEHARI_PORT", Integer.toString(port));
    processes.add(builder.start());
    return port;
  }

  /** A jar of this build, with none of the secrets that these tests themselves were given. */
  private ProcessBuilder process(String name) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("../../" + name + "/target/" + name + ".jar").toString())
            .redirectErrorStream(true)
            .redirectOutput(Files.createFile(temporary.resolve(name + ".log")).toFile());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("MEHARI_"));
    builder.environment().put("MEHARI_PORT", "0");
    return builder;
  }

  private String output(String name) throws IOException {
    return Files.readString(temporary.resolve(name + ".log"));
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
