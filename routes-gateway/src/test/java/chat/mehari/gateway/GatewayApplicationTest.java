package chat.mehari.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** The gateway as a whole. */
class GatewayApplicationTest {

  @Test
  void passesARequestAndItsAnswer() {
    Services services = Services.fresh();
    try (Client client = Client.of(RunningGateway.shared(), services, Person.create())) {
      JsonNode answer = client.ask("getSelf", "{}");

      assertThat(answer.path("type").asText()).as("%s", answer).isEqualTo("reply");
      assertThat(answer.path("re").asText()).isEqualTo("2");
    }
  }
}
