package chat.mehari.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Asked;
import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Frames;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.schemas.broker.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpConnectException;

/** Every request is answered once: by the service, or by the clock. */
class UnansweredRequestTest {

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared("request-timeout=3s");
  private final Person ada = Person.create();

  @Test
  void isAnsweredUnavailableOnceAndALateAnswerIsDropped() {
    try (Client client = Client.of(gateway, services, ada)) {
      services.ignore("getSelf");
      services.ignore("sendMessage");
      String query = client.request("getSelf", "{}");
      String command =
          client.request("sendMessage", Frames.toConversation(UUID.randomUUID(), "hello"));

      JsonNode first = client.next();
      JsonNode second = client.next();
      assertThat(Client.refusal(first)).isEqualTo("unavailable");
      assertThat(Client.refusal(second)).isEqualTo("unavailable");
      assertThat(new String[] {first.path("re").asText(), second.path("re").asText()})
          .containsExactlyInAnyOrder(query, command);

      services.asked("getSelf", ada).forEach(services::done);
      services.asked("sendMessage", ada).forEach(services::done);
      // Answers and replies share one queue: this one stands behind the late ones.
      client.reply("getConversations", "{}");
      assertThat(client.waiting()).isZero();
    }
  }

  @Test
  void isAnsweredOnceWhereItCannotBeSent() throws Exception {
    RunningGateway cutOff = RunningGateway.shared("request-timeout=2s");
    AdviceWith.adviceWith(
        cutOff.bean(CamelContext.class),
        "leave-unordered",
        route ->
            route
                .weaveByToUri("spring-rabbitmq:users*")
                .before()
                .process(
                    exchange -> {
                      Operation operation = exchange.getProperty("operation", Operation.class);
                      if (operation == Operation.GET_SELF) {
                        throw new AmqpConnectException(new IOException("provoked"));
                      }
                    }));
    try (Client client = Client.of(cutOff, services, ada)) {
      String query = client.request("getSelf", "{}");
      JsonNode answer = client.next();
      assertThat(answer.path("re").asText()).isEqualTo(query);
      assertThat(Client.refusal(answer)).isEqualTo("unavailable");

      cutOff.giveUpWaiting(() -> cutOff.bean(PendingRequests.class).size() == 0);
      client.reply("getConversations", "{}");
      assertThat(client.waiting()).isZero();
    }
  }

  @Test
  void isForgottenWhenItsSocketIsGone() {
    try (Client client = Client.of(gateway, services, ada)) {
      services.ignore("getSelf");
      client.request("getSelf", "{}");
      services.await("getSelf", 1);
    }

    gateway.giveUpWaiting(() -> gateway.bean(PendingRequests.class).size() == 0);
  }

  @Test
  void aSecondAnswerIsDropped() {
    try (Client client = Client.of(gateway, services, ada)) {
      services.takeOver(
          "getSelf",
          (Asked question) -> {
            services.done(question);
            services.done(question);
          });
      String id = client.request("getSelf", "{}");

      assertThat(client.next().path("re").asText()).isEqualTo(id);
      client.reply("getConversations", "{}");
    }
  }
}
