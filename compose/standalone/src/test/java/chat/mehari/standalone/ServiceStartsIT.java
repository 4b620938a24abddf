package chat.mehari.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service's own jar does by itself, and says of what is wrong. */
@Tag("long")
@ResourceLock(OutsideServers.LOCK)
class ServiceStartsIT {
  private ServiceProcesses services;

  @BeforeEach
  void prepare() {
    services = new ServiceProcesses();
  }

  @AfterEach
  void killWhatIsLeft() {
    services.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"routes-gateway", "routes-messages", "routes-users"})
  void withoutSecretsOneEndsAndSaysWhatIsMissing(String name) throws Exception {
    Process process = services.start(name, services.prepare(name));

    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
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
      services.start(name, builder);
      await().atMost(Duration.ofMinutes(5)).until(() -> broker.calls() >= 20);
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

  @Test
  void unlessAskedForNothingIsServedOfJmx() throws Exception {
    // It listens, and is not ready as long as nobody gives it keys.
    services.start("routes-gateway", Map.of());
    URI jolokia =
        URI.create("http://localhost:" + services.port("routes-gateway") + "/actuator/jolokia");
    HttpResponse<Void> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(jolokia).build(), HttpResponse.BodyHandlers.discarding());
    assertThat(response.statusCode()).isEqualTo(404);
  }
}
