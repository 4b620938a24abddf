package chat.mehari.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A user has so many sockets; one more is refused its authentication until another is gone. */
class SocketsPerUserTest {

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.narrow();
  private final Person ada = Person.create();

  @Test
  void oneMoreIsRefusedUntilAnotherIsGone() {
    Client second = Client.of(gateway, services, ada.onOtherDevice());
    try (Client first = Client.of(gateway, services, ada);
        Client third = Client.connect(gateway)) {
      JsonNode refused = third.authenticate(services.token(ada));
      assertThat(Client.refusal(refused)).isEqualTo("rate-limited");
      assertThat(refused.at("/error/retryAfterMs").asLong()).isPositive();
      // Who is in stays in, also when it authenticates again.
      assertThat(first.authenticate(services.token(ada)).path("type").asText()).isEqualTo("reply");

      second.close();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> "reply".equals(third.authenticate(services.token(ada)).path("type").asText()));
    }
  }
}
