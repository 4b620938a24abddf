package chat.mehari.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.mehari.gateway.harness.Asked;
import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Frames;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client says where Camel, AMQP or this gateway might listen goes nowhere. */
class StrangeHeadersTest {

  private static final String FORGED = "forged-by-the-client";

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();
  private final Person ada = Person.create();

  @Test
  void headersOfTheHandshakeGoNowhere() {
    try (Client client =
        Client.connect(
            gateway,
            "CamelSpringRabbitmqRoutingOverrideKey",
            FORGED,
            "CamelSpringRabbitmqExchangeOverrideName",
            FORGED,
            "CamelSpringRabbitmqExpiration",
            "1",
            "CamelWebsocketJsr356ConnectionKey",
            FORGED,
            "CamelFileName",
            FORGED,
            "mehari-user",
            FORGED,
            "mehari-session",
            FORGED,
            "mehari-reply-key",
            FORGED,
            "mehari-type",
            FORGED,
            "receivers",
            FORGED,
            "X-Forwarded-User",
            FORGED)) {
      assertThat(client.authenticate(services.token(ada)).path("type").asText()).isEqualTo("reply");
      client.ask("sendMessage", Frames.toConversation(UUID.randomUUID(), "hello"));
      client.ask("getSelf", "{}");
    }

    List<Asked> messages =
        List.of(
            services.asked("authenticate", ada).get(0),
            services.asked("sendMessage", ada).get(0),
            services.asked("getSelf", ada).get(0));
    assertThat(messages)
        .allSatisfy(
            message -> {
              assertThat(message.headers().keySet()).allMatch(name -> name.startsWith("mehari-"));
              assertThat(message.headers().values()).noneMatch(FORGED::equals);
              assertThat(message.properties().toString()).doesNotContain(FORGED);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CamelSpringRabbitmqRoutingOverrideKey",
        "mehari-user",
        "user-id",
        "headers",
        "exchangeProperty",
        "re"
      })
  void fieldsOfAFrameGoNowhere(String name) {
    try (Client client = Client.of(gateway, services, ada)) {
      client.send(
          "{\"type\":\"getSelf\",\"id\":\"1\",\"data\":{},\"%s\":\"%s\"}".formatted(name, FORGED));
      JsonNode outside = client.next();
      assertThat(Client.refusal(outside)).isEqualTo("invalid-frame");
      assertThat(outside.toString()).doesNotContain(FORGED);

      JsonNode inside = client.ask("getSelf", "{\"%s\":\"%s\"}".formatted(name, FORGED));
      assertThat(Client.refusal(inside)).isEqualTo("invalid-frame");
    }

    assertThat(services.asked("getSelf", ada)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"?CamelFileName=x", "?mehari-user=x", "?access_token=x"})
  void aQueryStringIsRefused(String query) {
    URI uri = URI.create(gateway.socket() + query);

    assertThatThrownBy(() -> Client.connect(uri).close()).hasStackTraceContaining("400");
  }
}
