package chat.mehari.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.gateway.harness.TokenIssuer;
import chat.mehari.gateway.platform.Instance;
import chat.mehari.gateway.platform.SharedClock;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.frame.ReplyFrame;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.NotifyBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Tokens count by the time that the services tell, not by the one of the gateway's machine. */
class SharedClockTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final Services services = Services.fresh();
  private final TokenIssuer issuer = services.issuer();
  private final Person ada = Person.create();
  private final RunningGateway gateway = RunningGateway.shared("key-refresh-interval=50ms");

  @Test
  void aMachineAnHourAheadTakesWhatIsGoodAndNoMore() {
    servicesAre(HOUR.negated());

    assertThat(answerToTokenEnding(HOUR.negated().plusMinutes(1))).isEqualTo("reply");
    assertThat(answerToTokenEnding(HOUR.negated().minusMinutes(1))).isEqualTo("token-expired");
  }

  @Test
  void aMachineAnHourBehindTakesWhatIsGoodAndNoMore() {
    servicesAre(HOUR);

    assertThat(answerToTokenEnding(HOUR.plusMinutes(1))).isEqualTo("reply");
    assertThat(answerToTokenEnding(HOUR.minusMinutes(1))).isEqualTo("token-expired");
  }

  @Test
  void aSocketEndsWithItsTokenByTheSharedTime() {
    servicesAre(HOUR.negated());
    try (Client client = Client.connect(gateway)) {
      String token = tokenEnding(HOUR.negated().plusMinutes(10));
      assertThat(client.authenticate(token).path("type").asText()).isEqualTo("reply");

      servicesAre(HOUR.negated().plusMinutes(11));

      assertThat(client.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void aClockThatIsSetWhileItRunsIsNoticed() {
    servicesAre(HOUR);
    assertThat(answerToTokenEnding(HOUR.minusMinutes(1))).isEqualTo("token-expired");

    servicesAre(Duration.ZERO);

    assertThat(answerToTokenEnding(HOUR.minusMinutes(1))).isEqualTo("reply");
  }

  @Test
  void whoHasJustConnectedIsNotLateBecauseTheTimeWasLearned() {
    servicesAre(Duration.ZERO);
    try (Client client = Client.connect(gateway)) {
      servicesAre(HOUR);
      NotifyBuilder looks =
          new NotifyBuilder(gateway.bean(CamelContext.class))
              .fromRoute("close-overdue-sockets")
              .whenDone(2)
              .create();
      assertThat(looks.matches(60, TimeUnit.SECONDS)).isTrue();

      JsonNode answer = client.authenticate(tokenEnding(HOUR.plusMinutes(1)));
      assertThat(answer.path("type").asText()).isEqualTo("reply");
    }
  }

  /** From now on the services' clock is so far from this one, as far as this gateway hears. */
  private void servicesAre(Duration ahead) {
    String replyKey = gateway.bean(Instance.class).replyKey();
    services.takeOver(
        "getKeys",
        question -> {
          if (replyKey.equals(question.header(Headers.REPLY_KEY))) {
            services.answer(
                question,
                new ReplyFrame(question.re(), services.publicKeys(Instant.now().plus(ahead))));
          } else {
            services.serveAsEver(question);
          }
        });
    SharedClock clock = gateway.bean(SharedClock.class);
    Awaitility.await("the gateway has heard of it")
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Duration.between(Instant.now().plus(ahead), clock.instant())
                        .abs()
                        .compareTo(Duration.ofSeconds(10))
                    < 0);
  }

  private String answerToTokenEnding(Duration fromNow) {
    try (Client client = Client.connect(gateway)) {
      JsonNode answer = client.authenticate(tokenEnding(fromNow));
      return answer.path("type").asText().equals("reply") ? "reply" : Client.refusal(answer);
    }
  }

  private String tokenEnding(Duration fromNow) {
    return issuer.sign(issuer.claims(ada).expiration(Date.from(Instant.now().plus(fromNow))));
  }
}
