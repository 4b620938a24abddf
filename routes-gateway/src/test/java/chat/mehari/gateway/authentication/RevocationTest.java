package chat.mehari.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Asked;
import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A session that ends takes its sockets with it, at once, and nobody else's. */
class RevocationTest {

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();
  private final Person ada = Person.create();

  @Test
  void closesEverySocketOfTheSessionAndNoOther() {
    try (Client one = Client.of(gateway, services, ada);
        Client two = Client.of(gateway, services, ada);
        Client otherDevice = Client.of(gateway, services, ada.onOtherDevice());
        Client stranger = Client.of(gateway, services, Person.create())) {
      services.revoke(ada);

      assertThat(one.closeCode()).isEqualTo(4403);
      assertThat(two.closeCode()).isEqualTo(4403);
      otherDevice.reply("getSelf", "{}");
      stranger.reply("getSelf", "{}");
    }
  }

  @Test
  void aTokenOfAnEndedSessionIsRefused() {
    services.revoke(ada);
    try (Client client = Client.connect(gateway)) {
      assertThat(Client.refusal(client.authenticate(services.token(ada))))
          .isEqualTo("unauthenticated");
      assertThat(client.refusal("getSelf", "{}")).isEqualTo("unauthenticated");
    }
  }

  @Test
  void reachesASocketBetweenTheQuestionWhetherTheSessionLivesAndTheAnswer() {
    services.takeOver(
        "authenticate",
        (Asked question) -> {
          // The service has read that the session lives; it ends; then the answer leaves.
          services.revoke(ada);
          services.done(question);
        });
    try (Client client = Client.connect(gateway)) {
      client.request("authenticate", "{\"accessToken\":\"%s\"}".formatted(services.token(ada)));

      assertThat(client.closeCode()).isEqualTo(4403);
      assertThat(client.waiting()).isZero();
    }
  }

  @Test
  void unknownSessionsAreNobodys() {
    try (Client client = Client.of(gateway, services, ada)) {
      services.revoke(new Person(ada.id(), UUID.randomUUID()), Person.create());

      client.reply("getSelf", "{}");
    }
  }

  @Test
  void anEndThatWasNotHeardIsFoundSoon() {
    try (Client ended = Client.of(checking(), services, ada);
        Client otherDevice = Client.of(checking(), services, ada.onOtherDevice())) {
      services.revokeUnheard(ada);

      assertThat(ended.closeCode()).isEqualTo(4403);
      otherDevice.reply("getSelf", "{}");
    }
  }

  /** One that asks often which sessions are over. */
  private static RunningGateway checking() {
    return RunningGateway.shared("session-check-interval=100ms");
  }
}
