package chat.mehari.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.embedded.TestServers;
import chat.mehari.gateway.harness.BrokerProxy;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A gateway wants clients only while it can serve them, and lives on while it cannot. */
class ReadinessTest {

  private final Services services = Services.fresh();

  @Test
  void comesAndGoesWithTheBroker() throws Exception {
    BrokerProxy proxy = new BrokerProxy(TestServers.broker());
    try (RunningGateway gateway =
        RunningGateway.start(proxy.address(), "reconnect-delay=100ms").awaitReady()) {
      proxy.close();
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !gateway.isReady());

      assertThat(
              HttpClient.newHttpClient()
                  .send(
                      HttpRequest.newBuilder(gateway.page("/actuator/health/liveness")).build(),
                      HttpResponse.BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void waitsForThePublicKeys() {
    services.ignore("getKeys");
    try (RunningGateway gateway = RunningGateway.start(TestServers.broker())) {
      services.await("getKeys", 2);
      assertThat(gateway.isReady()).isFalse();

      services.giveBack("getKeys");
      gateway.awaitReady();
    }
  }
}
