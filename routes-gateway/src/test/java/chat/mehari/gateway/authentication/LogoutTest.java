package chat.mehari.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Asked;
import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Frames;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.schemas.frame.ErrorCode;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A logout is answered, then its socket closes with 1000 and the session's others with 4403. */
class LogoutTest {

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();
  private final Person ada = Person.create();

  @Test
  void answersFirstThenClosesThisSocketOtherwiseThanTheOthers() {
    services.takeOver(
        "logout",
        (Asked question) -> {
          // What everybody hears overtakes the answer.
          services.revoke(ada);
          services.done(question);
        });
    try (Client leaving = Client.of(gateway, services, ada);
        Client sameSession = Client.of(gateway, services, ada);
        Client otherDevice = Client.of(gateway, services, ada.onOtherDevice())) {
      leaving.reply("logout", "{}");

      assertThat(leaving.closeCode()).isEqualTo(1000);
      assertThat(sameSession.closeCode()).isEqualTo(4403);
      otherDevice.reply("getSelf", "{}");
    }
  }

  @Test
  void nothingThatWasSentBehindItIsDone() {
    try (Client client = Client.of(gateway, services, ada)) {
      String logout = client.request("logout", "{}");
      client.request("sendMessage", Frames.toConversation(UUID.randomUUID(), "too late"));

      assertThat(client.next().path("re").asText()).isEqualTo(logout);
      assertThat(client.closeCode()).isEqualTo(1000);
    }
    try (Client client = Client.of(gateway, services, Person.create())) {
      client.reply("sendMessage", Frames.toConversation(UUID.randomUUID(), "later"));
    }
    assertThat(services.asked("sendMessage", ada)).isEmpty();
  }

  @Test
  void aFailureLeavesTheSocketOpen() {
    services.takeOver("logout", question -> services.refuse(question, ErrorCode.UNAVAILABLE));
    try (Client client = Client.of(gateway, services, ada)) {
      assertThat(client.refusal("logout", "{}")).isEqualTo("unavailable");
      client.reply("getSelf", "{}");

      services.revoke(ada);
      assertThat(client.closeCode()).isEqualTo(4403);
    }
  }

  @Test
  void aFailureClosesNeverthelessWhereTheSessionIsKnownToBeOver() {
    services.takeOver(
        "logout",
        (Asked question) -> {
          services.revoke(ada);
          services.refuse(question, ErrorCode.UNAVAILABLE);
        });
    try (Client client = Client.of(gateway, services, ada)) {
      assertThat(client.refusal("logout", "{}")).isEqualTo("unavailable");
      assertThat(client.closeCode()).isEqualTo(1000);
    }
  }

  @Test
  void theUsersEventsStayAwayAfterwards() {
    try (Client client = Client.of(RunningGateway.narrow(), services, ada)) {
      assertThat(services.isBound(ada.id())).isTrue();
      client.reply("logout", "{}");
      client.closeCode();
    }
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !services.isBound(ada.id()));
  }

  @Test
  void whoRevokesTheOwnSessionByItsIdHearsTheReplyToo() {
    services.takeOver(
        "revokeSession",
        (Asked question) -> {
          services.revoke(ada);
          services.done(question);
        });
    try (Client leaving = Client.of(gateway, services, ada);
        Client sameSession = Client.of(gateway, services, ada)) {
      leaving.reply("revokeSession", "{\"sessionId\":\"%s\"}".formatted(ada.sessionId()));

      assertThat(leaving.closeCode()).isEqualTo(4403);
      assertThat(sameSession.closeCode()).isEqualTo(4403);
    }
  }
}
