package chat.mehari.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** While the users service says nothing, nobody is let in, and everybody hears why. */
class UsersServiceAwayTest {

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();
  private final Person ada = Person.create();

  @Test
  void authenticationIsUnavailableAndSucceedsLaterOnTheSameSocket() {
    try (Client client = Client.connect(gateway)) {
      services.ignore("authenticate");
      client.request("authenticate", "{\"accessToken\":\"%s\"}".formatted(services.token(ada)));
      services.await("authenticate", 1);
      gateway.giveUpWaiting(() -> client.waiting() > 0);
      assertThat(Client.refusal(client.next())).isEqualTo("unavailable");
      assertThat(client.refusal("getSelf", "{}")).isEqualTo("unauthenticated");

      services.giveBack("authenticate");
      assertThat(client.authenticate(services.token(ada)).path("type").asText()).isEqualTo("reply");
    }
  }

  @Test
  void framesBehindTheAuthenticationWaitForItsEnd() {
    try (Client client = Client.connect(gateway)) {
      String token = services.token(ada);
      String first = client.request("authenticate", "{\"accessToken\":\"%s\"}".formatted(token));
      String second = client.request("getSelf", "{}");

      JsonNode one = client.next();
      JsonNode two = client.next();
      assertThat(one.path("re").asText()).isEqualTo(first);
      assertThat(two.path("re").asText()).isEqualTo(second);
      assertThat(two.path("type").asText()).isEqualTo("reply");
    }
  }

  @Test
  void loginIsUnavailable() {
    services.ignore("login");
    try (Client client = Client.connect(gateway)) {
      client.request("login", "{\"username\":\"ada\",\"password\":\"12345678\"}");
      services.await("login", 1);
      gateway.giveUpWaiting(() -> client.waiting() > 0);
      assertThat(Client.refusal(client.next())).isEqualTo("unavailable");
      assertThat(client.refusal("getSelf", "{}")).isEqualTo("unauthenticated");
    }
  }
}
