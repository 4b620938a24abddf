package chat.mehari.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.embedded.TestServers;
import chat.mehari.gateway.harness.Asked;
import chat.mehari.gateway.harness.BrokerProxy;
import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.EventFrame;
import chat.mehari.schemas.frame.event.UserUpdated;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A lost queue is replaced by another, and everybody is told to sync once that is complete. */
class LostQueueTest {

  private static BrokerProxy proxy;
  private static RunningGateway gateway;

  private final Services services = Services.fresh();
  private final Person ada = Person.create();

  @BeforeAll
  static void start() {
    Services.fresh();
    proxy = new BrokerProxy(TestServers.broker());
    gateway =
        RunningGateway.start(
                proxy.address(),
                "reconnect-delay=50ms",
                "queue-check-interval=100ms",
                "maximum-queue-length=40",
                "request-timeout=3s")
            .awaitReady();
  }

  @AfterAll
  static void stop() {
    gateway.close();
    proxy.close();
  }

  @Test
  void aBrokenConnectionKeepsTheSocketsAndTellsThemToSync() {
    try (Client client = Client.of(gateway, services, ada)) {
      proxy.cut("routes-gateway deliveries");

      assertThat(client.next().path("type").asText()).isEqualTo("resync");
      assertThat(services.isBound(ada.id())).isTrue();
      services.event(ada.id(), updated());
      assertThat(client.next().path("type").asText()).isEqualTo("user.updated");
      client.reply("getSelf", "{}");
    }
  }

  @Test
  void whoseSessionEndedUnheardIsClosedBeforeOthersHearToSync() {
    Person ended = Person.create();
    AtomicInteger questions = new AtomicInteger();
    try (Client client = Client.of(gateway, services, ada);
        Client other = Client.of(gateway, services, ended)) {
      services.revokeUnheard(ended);
      services.takeOver(
          "checkSessions",
          (Asked question) -> {
            if (questions.incrementAndGet() == 1) {
              // It is asked until it is answered.
              services.refuse(question, ErrorCode.UNAVAILABLE);
            } else {
              assertThat(client.waiting()).isZero();
              services.serveAsEver(question);
            }
          });
      proxy.cut("routes-gateway deliveries");

      assertThat(client.next().path("type").asText()).isEqualTo("resync");
      assertThat(questions).hasValueGreaterThan(1);
      assertThat(other.closeCode()).isEqualTo(4403);
      assertThat(other.waiting()).isZero();
    }
  }

  @Test
  void aQueueThatIsTooLongIsReplacedAndNothingOfItComesAfterwards() {
    try (Client client = Client.of(gateway, services, ada)) {
      proxy.silence("routes-gateway deliveries");
      for (int i = 0; i < 3_000; i++) {
        services.event(ada.id(), updated());
      }
      proxy.speak();

      JsonNode frame = client.next();
      while (!"resync".equals(frame.path("type").asText())) {
        frame = client.next();
      }
      client.request("getSelf", "{}");
      // It may have been replaced twice, but nothing of what waited in it comes any more.
      while ("resync".equals(frame.path("type").asText())) {
        frame = client.next();
      }
      assertThat(frame.path("type").asText()).isEqualTo("reply");
    }
  }

  private static EventFrame updated() {
    return new EventFrame(new UserUpdated(Person.create().account()));
  }
}
