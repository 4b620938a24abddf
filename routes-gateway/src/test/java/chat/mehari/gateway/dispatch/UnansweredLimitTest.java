package chat.mehari.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.gateway.platform.GatewaySettings;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** A socket has at most so many unanswered requests; 1,024 where nobody says otherwise. */
class UnansweredLimitTest {

  private static final int LIMIT = 64;

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.narrow();

  @Test
  void isWhatTheProtocolPromises() {
    assertThat(RunningGateway.shared().bean(GatewaySettings.class).maximumUnanswered())
        .isEqualTo(1024);
  }

  @Test
  void oneMoreIsRefusedUntilOthersAreAnswered() {
    Person ada = Person.create();
    try (Client client = Client.of(gateway, services, ada)) {
      services.ignore("getSelf");
      for (int i = 0; i < LIMIT; i++) {
        client.request("getSelf", "{}");
      }
      JsonNode refused = client.ask("getConversations", "{}");
      assertThat(Client.refusal(refused)).isEqualTo("rate-limited");
      assertThat(refused.at("/error/retryAfterMs").asLong()).isPositive();

      assertThat(services.await("getSelf", LIMIT)).hasSize(LIMIT);
      services.asked("getSelf").forEach(services::done);
      for (int i = 0; i < LIMIT; i++) {
        assertThat(client.next().path("type").asText()).isEqualTo("reply");
      }
      client.reply("getConversations", "{}");
    }
  }
}
