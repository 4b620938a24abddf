package chat.mehari.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each service's own jar, with nothing but a broker and a database outside. */
class ServiceJarsIT {
  private static final int BY_SIGTERM = 128 + 15;

  @TempDir Path temporary;

  private ServiceProcesses services;

  @BeforeEach
  void prepare() {
    services = new ServiceProcesses(temporary);
  }

  @AfterEach
  void killWhatIsLeft() {
    services.close();
  }

  @Test
  void workTogetherAsProcessesOfTheirOwn() throws Exception {
    int gateway = services.start("routes-gateway", Map.of());
    int messages = services.start("routes-messages", OutsideServers.database());
    int users = services.start("routes-users", OutsideServers.database());
    ServiceProcesses.awaitReady(List.of(gateway, messages, users));
    try (ChatClient client = ChatClient.connect(URI.create("ws://localhost:" + gateway + "/ws"))) {
      UUID self = client.register("of-three-jars", "a password of three jars");
      client.send(self, "hello");
      assertThat(client.history(self)).containsExactly("hello");
    }
    for (Process process : services.all()) {
      process.destroy();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(BY_SIGTERM);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"routes-gateway", "routes-messages", "routes-users"})
  void withoutSecretsOneEndsAndSaysWhatIsMissing(String name) throws Exception {
    Process process = services.start(services.prepare(name));

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(services.output(name))
        .containsAnyOf("mehari.rabbitmq.password is missing", "mehari.postgres.password is missing")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"routes-gateway", "routes-messages", "routes-users"})
  void whatKeepsOneFromItsBrokerIsToldOnce(String name) throws Exception {
    try (HangingUp broker = new HangingUp()) {
      ProcessBuilder builder = services.prepare(name);
      builder.environment().putAll(OutsideServers.broker());
      builder.environment().putAll(OutsideServers.database());
      builder.environment().put("MEHARI_RABBITMQ_HOST", "127.0.0.1");
      builder.environment().put("MEHARI_RABBITMQ_PORT", Integer.toString(broker.port()));
      services.start(builder);
      await().atMost(Duration.ofMinutes(2)).until(() -> broker.calls() >= 20);
    }

    assertThat(services.output(name)).doesNotContain("\tat ");
    assertThat(
            services
                .output(name)
                .lines()
                .filter(line -> line.contains(" WARN "))
                .map(line -> line.substring(line.indexOf(" : "))))
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }
}
