package chat.mehari.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Asked;
import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Frames;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.gateway.platform.Instance;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.ReceivedAt;
import com.rabbitmq.client.AMQP;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What leaves for a service: the data, and headers that this gateway made itself. */
class RequestMessagesTest {

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();
  private final Person ada = Person.create();

  @Test
  void commandsStayUntilTheyAreDone() {
    UUID conversation = UUID.randomUUID();
    try (Client client = Client.of(gateway, services, ada)) {
      client.ask("sendMessage", Frames.toConversation(conversation, "hello"));
      client.ask("updateSelf", "{\"displayName\":\"Ada\"}");
    }

    for (String operation : new String[] {"sendMessage", "updateSelf"}) {
      AMQP.BasicProperties properties = services.asked(operation, ada).get(0).properties();
      assertThat(properties.getDeliveryMode()).as(operation).isEqualTo(2);
      assertThat(properties.getExpiration()).as(operation).isNull();
      assertThat(properties.getContentType()).as(operation).isEqualTo("application/json");
    }
  }

  @Test
  void queriesDoNotOutliveTheirAnswer() {
    try (Client client = Client.of(gateway, services, ada)) {
      client.ask("getConversations", "{}");
      client.ask("getSelf", "{}");
    }

    for (String operation : new String[] {"getConversations", "getSelf"}) {
      AMQP.BasicProperties properties = services.asked(operation, ada).get(0).properties();
      assertThat(properties.getDeliveryMode()).as(operation).isEqualTo(1);
      assertThat(properties.getExpiration()).as(operation).isNotNull();
    }
  }

  @Test
  void carriesWhoAsksAndWhereTheAnswerGoes() {
    String data = Frames.toConversation(UUID.randomUUID(), "hello");
    String id;
    Instant before = Instant.now().minusMillis(1);
    try (Client client = Client.of(gateway, services, ada)) {
      id = client.request("sendMessage", data);
      client.next();
    }

    Asked command = services.asked("sendMessage", ada).get(0);
    assertThat(command.data()).hasToString(data);
    Map<String, Object> headers = new HashMap<>(command.headers());
    assertThat(ReceivedAt.read(headers.remove(Headers.RECEIVED_AT)))
        .hasValueSatisfying(at -> assertThat(at).isBetween(before, Instant.now()));
    assertThat(headers)
        .isEqualTo(
            Map.of(
                "mehari-type",
                "sendMessage",
                "mehari-user",
                ada.id().toString(),
                "mehari-session",
                ada.sessionId().toString(),
                "mehari-reply-key",
                gateway.bean(Instance.class).replyKey(),
                "mehari-correlation",
                Objects.requireNonNull(command.header("mehari-correlation")),
                "mehari-request",
                id,
                "mehari-command",
                command.data().path("cid").asText()));
  }

  @Test
  void stampsACommandThatHasNoIdOfItsOwn() {
    String data = "{\"conversationId\":\"%s\",\"seq\":3}".formatted(UUID.randomUUID());
    try (Client client = Client.of(gateway, services, ada)) {
      client.ask("markRead", data);
      client.ask("markRead", data);
    }

    assertThat(
            services.asked("markRead", ada).stream().map(asked -> asked.header("mehari-command")))
        .allSatisfy(id -> assertThat(UUID.fromString(id)).isNotNull())
        .doesNotHaveDuplicates();
  }

  @Test
  void tellsWhereALoginComesFromAndNothingMore() {
    try (Client client = Client.connect(gateway, "User-Agent", "a test")) {
      client.ask("login", "{\"username\":\"ada\",\"password\":\"12345678\"}");
    }

    assertThat(services.asked("login").get(0).headers().keySet())
        .containsExactlyInAnyOrder(
            "mehari-type",
            "mehari-reply-key",
            "mehari-correlation",
            "mehari-request",
            "mehari-address",
            "mehari-user-agent");
    assertThat(services.asked("login").get(0).header("mehari-user-agent")).isEqualTo("a test");
  }

  @Test
  void theTokenItselfGoesNowhere() {
    Client.of(gateway, services, ada).close();

    Asked question = services.asked("authenticate", ada).get(0);
    assertThat(question.data()).hasToString("{}");
    assertThat(question.headers().values()).noneMatch(value -> value.contains("eyJ"));
  }
}
