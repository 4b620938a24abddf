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

/** A user asks so much with all sockets together; others do not notice. */
class RequestRatesTest {

  private final Services services = Services.fresh();
  private final RunningGateway gateway = gateway();
  private final Person ada = Person.create();

  /** One where little may be asked, and refusals are never forgotten while a test runs. */
  static RunningGateway gateway() {
    return RunningGateway.shared(
        "request-burst=10", "requests-per-second=1", "maximum-refusals=50", "refusal-period=1h");
  }

  @Test
  void whoAsksTooMuchIsToldWhenToComeBackAndNobodyElseIs() {
    try (Client one = Client.of(gateway, services, ada);
        Client two = Client.of(gateway, services, ada.onOtherDevice());
        Client stranger = Client.of(gateway, services, Person.create())) {
      JsonNode refused = null;
      for (int i = 0; i < 40 && refused == null; i++) {
        JsonNode answer = (i % 2 == 0 ? one : two).ask("getSelf", "{}");
        refused = "error".equals(answer.path("type").asText()) ? answer : null;
      }

      assertThat(refused).isNotNull();
      assertThat(Client.refusal(refused)).isEqualTo("rate-limited");
      assertThat(refused.at("/error/retryAfterMs").asLong()).isBetween(1L, 1_000L);
      stranger.reply("getSelf", "{}");
      // The sockets stay, and after a while there is room again.
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> "reply".equals(one.ask("getSelf", "{}").path("type").asText()));
    }
  }

  @Test
  void beforeAuthenticationEverySocketHasARateOfItsOwn() {
    try (Client one = Client.connect(gateway);
        Client two = Client.connect(gateway)) {
      String code = "";
      for (int i = 0; i < 40 && !code.equals("rate-limited"); i++) {
        code = Client.refusal(one.authenticate("hello"));
      }
      assertThat(code).isEqualTo("rate-limited");
      assertThat(Client.refusal(two.authenticate("hello"))).isEqualTo("unauthenticated");
    }
  }

  @Test
  void whoIsRefusedFarTooOftenIsClosed() {
    try (Client client = Client.of(gateway, services, ada);
        Client other = Client.of(gateway, services, Person.create())) {
      for (int i = 0; i < 49; i++) {
        client.send("hello");
        assertThat(Client.refusal(client.next())).isEqualTo("invalid-frame");
      }
      assertThat(client.isClosed()).isFalse();
      client.send("hello");
      client.send("hello");

      assertThat(client.closeCode()).isEqualTo(4429);
      other.reply("getSelf", "{}");
    }
  }
}
