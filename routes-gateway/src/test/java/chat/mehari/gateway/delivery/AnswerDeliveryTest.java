package chat.mehari.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.gateway.platform.Carried;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer goes to the socket that asked, not to the user's others. */
class AnswerDeliveryTest {

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();
  private final Person ada = Person.create();

  @Test
  void onlyTheAskingSocketHearsIt() {
    try (Client asking = Client.of(gateway, services, ada);
        Client sameSession = Client.of(gateway, services, ada);
        Client stranger = Client.of(gateway, services, Person.create())) {
      asking.reply("getSelf", "{}");

      // Each hears next what it asked for itself.
      sameSession.reply("getConversations", "{}");
      stranger.reply("getConversations", "{}");
    }
  }

  /** Every 36 to the 4th request or so, a correlation spells what a language has a meaning for. */
  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "body", "header", "1)", "'1'", "${body}"})
  void correlationsMeanNothing(String correlation) {
    CamelContext routes = gateway.bean(CamelContext.class);
    Exchange exchange =
        routes
            .createProducerTemplate()
            .send(
                "direct:deliver-answer",
                e -> {
                  e.setProperty(Carried.CORRELATION, correlation);
                  e.getMessage().setBody("{}");
                });

    assertThat(exchange.getException()).isNull();
  }

  @Test
  void answersMayComeInAnyOrder() {
    services.ignore("getSelf");
    try (Client client = Client.of(gateway, services, ada)) {
      String first = client.request("getSelf", "{}");
      String second = client.request("getSelf", "{}");
      var questions = services.await("getSelf", 2);

      services.done(questions.get(1));
      assertThat(client.next().path("re").asText()).isEqualTo(second);
      services.done(questions.get(0));
      assertThat(client.next().path("re").asText()).isEqualTo(first);
    }
  }
}
