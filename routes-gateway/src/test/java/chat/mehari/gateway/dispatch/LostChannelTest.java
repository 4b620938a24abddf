package chat.mehari.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.embedded.TestServers;
import chat.mehari.gateway.harness.BrokerProxy;
import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Frames;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** When the channel of commands is lost, what it had not confirmed is given up, and only once. */
class LostChannelTest {

  /** Well below the time after which any request is answered. */
  private static final Duration AT_ONCE = Duration.ofSeconds(7);

  private final Services services = Services.fresh();
  private final Person ada = Person.create();

  @Test
  void whatIsUnconfirmedIsAnsweredUnavailableOnceAndNeverPublishedAgain() {
    try (BrokerProxy proxy = new BrokerProxy(TestServers.broker());
        RunningGateway gateway =
            RunningGateway.start(proxy.address(), "reconnect-delay=50ms").awaitReady();
        Client client = Client.of(gateway, services, ada)) {
      services.ignore("sendMessage");
      proxy.silence("routes-gateway commands");
      Set<String> sent = new HashSet<>();
      for (String body : List.of("1", "2", "3")) {
        sent.add(client.request("sendMessage", message(body)));
      }
      services.await("sendMessage", 3);
      assertThat(client.waiting()).isZero();

      Instant before = Instant.now();
      proxy.cut("routes-gateway commands");
      Set<String> answered = new HashSet<>();
      for (int i = 0; i < 3; i++) {
        JsonNode answer = client.next();
        assertThat(Client.refusal(answer)).isEqualTo("unavailable");
        answered.add(answer.path("re").asText());
      }
      assertThat(answered).isEqualTo(sent);
      assertThat(Duration.between(before, Instant.now())).isLessThan(AT_ONCE);

      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> gateway.bean(CommandChannel.class).isMet());
      services.asked("sendMessage").forEach(services::done);
      services.giveBack("sendMessage");
      client.reply("sendMessage", message("4"));
    }
    assertThat(services.asked("sendMessage", ada).stream().map(a -> a.data().path("body").asText()))
        .containsExactly("1", "2", "3", "4");
  }

  private static String message(String body) {
    return Frames.toConversation(UUID.randomUUID(), body);
  }
}
