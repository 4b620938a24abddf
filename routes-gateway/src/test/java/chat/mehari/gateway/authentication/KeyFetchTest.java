package chat.mehari.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.gateway.harness.TokenIssuer;
import chat.mehari.gateway.platform.Instance;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Public keys are asked for at the start, and again where a token names an unknown one. */
class KeyFetchTest {

  private static final String QUICKLY = "key-fetch-interval=50ms";
  private static final String[] HARDLY_EVER = {"key-fetch-interval=1h", "key-refresh-interval=1h"};

  private final Services services = Services.fresh();
  private final Person ada = Person.create();

  @Test
  void unknownKeysAreAskedForOnceInAWhileHoweverManyTokensNameThem() {
    RunningGateway gateway = RunningGateway.shared(HARDLY_EVER);
    long before = questions(gateway);
    try (Client client = Client.connect(gateway)) {
      for (int i = 0; i < 20; i++) {
        String token = new TokenIssuer("unknown " + i).token(ada);
        assertThat(Client.refusal(client.authenticate(token))).isEqualTo("unauthenticated");
      }
    }

    assertThat(questions(gateway)).isEqualTo(before);
  }

  @Test
  void unknownKeysAreAskedForAgainAfterAWhile() {
    RunningGateway gateway = RunningGateway.shared(QUICKLY);
    long before = questions(gateway);
    try (Client client = Client.connect(gateway)) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                client.authenticate(new TokenIssuer(UUID.randomUUID().toString()).token(ada));
                return questions(gateway) >= before + 2;
              });
    }
  }

  @Test
  void aRotatedKeyLogsNobodyOut() {
    RunningGateway gateway = RunningGateway.shared(QUICKLY);
    String old = services.token(ada);
    try (Client early = Client.of(gateway, services, ada)) {
      services.rotateKeys();
      try (Client late = Client.of(gateway, services, Person.create())) {
        late.reply("getSelf", "{}");
      }
      early.reply("getSelf", "{}");
      assertThat(early.authenticate(old).path("type").asText()).isEqualTo("reply");
      assertThat(early.authenticate(services.token(ada)).path("type").asText()).isEqualTo("reply");
    }
  }

  @Test
  void knownKeysAreKeptWhileNobodyAnswers() {
    RunningGateway gateway = RunningGateway.shared(QUICKLY);
    services.ignore("getKeys");
    try (Client client = Client.connect(gateway)) {
      String unknown = new TokenIssuer("unknown").token(ada);
      client.request("authenticate", "{\"accessToken\":\"%s\"}".formatted(unknown));
      gateway.giveUpWaiting(() -> client.waiting() > 0);
      assertThat(Client.refusal(client.next())).isEqualTo("unavailable");
      assertThat(client.authenticate(services.token(ada)).path("type").asText()).isEqualTo("reply");

      services.giveBack("getKeys");
      // Whatever the lost question left behind, the next one is asked and answered.
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Client.refusal(client.authenticate(unknown)).equals("unauthenticated"));
    }
  }

  @Test
  void anAnswerThatIsNoneIsAskedForAgain() {
    RunningGateway gateway = RunningGateway.shared(QUICKLY);
    services.takeOver("getKeys", services::done);
    try (Client client = Client.connect(gateway)) {
      String unknown = new TokenIssuer("still unknown").token(ada);
      client.authenticate(unknown);
      services.giveBack("getKeys");

      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Client.refusal(client.authenticate(unknown)).equals("unauthenticated"));
      assertThat(client.authenticate(services.token(ada)).path("type").asText()).isEqualTo("reply");
    }
  }

  private long questions(RunningGateway gateway) {
    String replyKey = gateway.bean(Instance.class).replyKey();
    return services.asked("getKeys").stream()
        .filter(question -> replyKey.equals(question.header("mehari-reply-key")))
        .count();
  }
}
