package chat.mehari.load.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Account;
import chat.mehari.load.conversation.History;
import chat.mehari.load.system.Composed;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.Queues;
import chat.mehari.schemas.identity.ConversationId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What an operator does with the dead letters. */
@Isolated("there is one set of containers")
class DeadLettersComposeIT {
  private static final String TEXT = "what was set aside";
  private static final int LISTS = 25;

  private final Composed system = Composed.shared();

  @Test
  void oneIsRunAnewAndTheOtherForgotten() throws Exception {
    Account alice = Account.register(system.gateway());
    Account bob = Account.register(system.gateway());
    UUID conversation = ConversationId.ofPrivate(alice.id(), bob.id());
    String queue = Queues.commands(ConversationId.partition(conversation));
    String cid = UUID.randomUUID().toString();
    String post = Json.object("to", bob.id().toString(), "cid", cid, "body", TEXT).toString();
    publish(Exchanges.DEAD_LETTER, queue, headers(alice, "a-good-one", cid), post);
    publish("amq.default", queue, headers(alice, "a-bad-one", cid), "{\"" + TEXT);

    Awaitility.await("the service sets aside what it cannot read")
        .atMost(Duration.ofSeconds(30))
        .until(() -> letters().size() == 2);
    for (int i = 0; i < LISTS; i++) {
      assertThat(letters())
          .hasSize(2)
          .allMatch(line -> line.contains(queue) && line.contains("sendMessage"))
          .noneMatch(line -> line.contains(TEXT));
    }
    String good = id("a-good-one");
    assertThat(system.script("dead-letters", "show", good))
        .contains(alice.id().toString(), "a-good-one")
        .doesNotContain(TEXT);
    assertThat(system.script("dead-letters", "show", good, "--body")).contains(TEXT);

    String bad = id("a-bad-one");
    assertThat(system.script("dead-letters", "replay", good)).contains("1 run anew");
    Awaitility.await("the message is there, once")
        .atMost(Duration.ofSeconds(30))
        .until(() -> bodies(bob, conversation).equals(List.of(TEXT)));
    assertThat(letters()).singleElement().asString().startsWith(bad);

    assertThat(system.script("dead-letters", "discard", "--all", "--yes")).contains("1 forgotten");
    assertThat(system.script("dead-letters", "list")).contains("There are no dead letters.");
    assertThat(bodies(bob, conversation)).containsExactly(TEXT);
  }

  private List<String> letters() {
    return system
        .script("dead-letters", "list")
        .lines()
        .filter(line -> line.contains("messages."))
        .toList();
  }

  private String id(String correlation) {
    return letters().stream()
        .filter(line -> line.contains(correlation))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst()
        .orElseThrow();
  }

  private List<String> bodies(Account account, UUID conversation) {
    try (WireClient client = WireClient.connect(system.gateway())) {
      account.login(client);
      return History.of(client, conversation).stream()
          .map(message -> message.path("body").asText())
          .toList();
    }
  }

  private static Map<String, String> headers(Account account, String correlation, String cid) {
    return Map.of(
        Headers.TYPE,
        "sendMessage",
        Headers.USER,
        account.id().toString(),
        Headers.REPLY_KEY,
        "gateway.of-long-ago",
        Headers.CORRELATION,
        correlation,
        Headers.REQUEST,
        "1",
        Headers.COMMAND,
        cid);
  }

  private void publish(String exchange, String key, Map<String, String> headers, String body)
      throws Exception {
    String password =
        system.compose("exec", "-T", "rabbitmq", "cat", "/run/secrets/administrator").strip();
    String login =
        Base64.getEncoder().encodeToString(("administrator:" + password).getBytes(UTF_8));
    String message =
        Json.object(
                "properties",
                Map.of("headers", headers, "delivery_mode", 2),
                "routing_key",
                key,
                "payload",
                body,
                "payload_encoding",
                "string")
            .toString();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:15672/api/exchanges/%2F/" + exchange + "/publish"))
            // It would take the offer of HTTP/2, and lose what comes with it.
            .version(HttpClient.Version.HTTP_1_1)
            .header("Authorization", "Basic " + login)
            .POST(HttpRequest.BodyPublishers.ofString(message))
            .build();
    assertThat(
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body())
        .contains("\"routed\":true");
  }
}
