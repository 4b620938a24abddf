package chat.mehari.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON and envelope, known type, authenticated, rate, data: the first that fails is told. */
class CheckOrderTest {

  private static final String BAD_DATA = "{\"more\":1}";

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RequestRatesTest.gateway();

  @Test
  void envelopeComesBeforeType() {
    try (Client client = Client.connect(gateway)) {
      client.send("{\"type\":\"nothing\",\"id\":\"1\",\"more\":1}");
      assertThat(Client.refusal(client.next())).isEqualTo("invalid-frame");
    }
  }

  @Test
  void typeComesBeforeAuthentication() {
    try (Client client = Client.connect(gateway)) {
      assertThat(client.refusal("nothing", "{}")).isEqualTo("unknown-type");
    }
  }

  @Test
  void authenticationComesBeforeRateAndData() {
    try (Client client = Client.connect(gateway)) {
      for (int i = 0; i < 20; i++) {
        assertThat(client.refusal("getSelf", BAD_DATA)).isEqualTo("unauthenticated");
      }
    }
  }

  @Test
  void rateComesBeforeData() {
    try (Client client = Client.of(gateway, services, Person.create())) {
      String code = client.refusal("getSelf", BAD_DATA);
      for (int i = 0; i < 100 && code.equals("invalid-frame"); i++) {
        code = client.refusal("getSelf", BAD_DATA);
      }
      assertThat(code).isEqualTo("rate-limited");
    }
  }

  @Test
  void dataComesBeforeTheServices() {
    try (Client client = Client.of(gateway, services, Person.create())) {
      JsonNode answer = client.ask("getSelf", BAD_DATA);
      assertThat(Client.refusal(answer)).isEqualTo("invalid-frame");
    }
    assertThat(services.asked("getSelf")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "'7'", "true", "7", "${body}", "a,b", "x)", "(", "header.re", " ", "*"})
  void idsMeanNothing(String id) {
    String self = "{\"type\":\"getSelf\",\"id\":\"%s\"}".formatted(id);
    try (Client client = Client.connect(gateway)) {
      client.send("{\"type\":\"nope\",\"id\":\"%s\"}".formatted(id));
      assertThat(client.next().path("re").textValue()).isEqualTo(id);
      client.send(self);
      assertThat(client.next().path("re").textValue()).isEqualTo(id);
    }
    try (Client client = Client.of(gateway, services, Person.create())) {
      client.send(self);
      JsonNode reply = client.next();
      assertThat(reply.path("type").textValue()).isEqualTo("reply");
      assertThat(reply.path("re").textValue()).isEqualTo(id);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "'7'", "${body}"})
  void idsMeanNothingWhereNobodyAnswers(String id) {
    services.ignore("getSessions");
    try (Client client = Client.of(gateway, services, Person.create())) {
      client.send("{\"type\":\"getSessions\",\"id\":\"%s\"}".formatted(id));
      services.await("getSessions", 1);
      gateway.giveUpWaiting(() -> client.waiting() > 0);
      JsonNode answer = client.next();
      assertThat(Client.refusal(answer)).isEqualTo("unavailable");
      assertThat(answer.path("re").textValue()).isEqualTo(id);
    }
  }
}
