package chat.mehari.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Asked;
import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Frames;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.schemas.frame.ReplyFrame;
import chat.mehari.schemas.frame.reply.UnknownUsers;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A user whom a frame names must exist; only who asks waits for the answer. */
class NamedUsersTest {

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();
  private final Person ada = Person.create();

  @Test
  void aUserWhoDoesNotExistIsNotFound() {
    try (Client client = Client.of(gateway, services, ada)) {
      assertThat(client.refusal("sendMessage", Frames.toUser(UUID.randomUUID(), "hello")))
          .isEqualTo("not-found");
    }
    assertThat(services.asked("sendMessage", ada)).isEmpty();
  }

  @Test
  void aUserWhoRegisteredAMomentAgoIsFound() {
    UUID newcomer = UUID.randomUUID();
    try (Client client = Client.of(gateway, services, ada)) {
      assertThat(client.refusal("sendMessage", Frames.toUser(newcomer, "too early")))
          .isEqualTo("not-found");
      services.register(newcomer);
      client.reply("sendMessage", Frames.toUser(newcomer, "now"));
    }
  }

  @Test
  void aUserWhoIsKnownIsNotAskedForAgain() {
    UUID bob = services.user();
    try (Client client = Client.of(gateway, services, ada)) {
      client.reply("sendMessage", Frames.toUser(bob, "1"));
      client.reply("sendMessage", Frames.toUser(bob, "2"));
      client.reply("sendMessage", Frames.toUser(ada.id(), "a note to myself"));
    }
    assertThat(services.asked("checkUsers")).hasSize(1);
  }

  @Test
  void onlyTheAskingSocketWaits() {
    services.ignore("checkUsers");
    try (Client waiting = Client.of(gateway, services, ada);
        Client other = Client.of(gateway, services, ada)) {
      String message =
          waiting.request("sendMessage", Frames.toUser(services.user(), "does he exist?"));
      String behind = waiting.request("getSelf", "{}");
      Asked question = services.await("checkUsers", 1).get(0);
      other.reply("getSelf", "{}");
      assertThat(waiting.waiting()).isZero();

      services.answer(question, new ReplyFrame(question.re(), new UnknownUsers(List.of())));
      assertThat(waiting.next().path("re").asText()).isIn(message, behind);
      assertThat(waiting.next().path("type").asText()).isEqualTo("reply");
    }
  }

  @Test
  void isUnavailableWhileTheUsersServiceIsSilent() {
    services.ignore("checkUsers");
    try (Client client = Client.of(gateway, services, ada)) {
      client.request("sendMessage", Frames.toUser(services.user(), "hello"));
      services.await("checkUsers", 1);
      gateway.giveUpWaiting(() -> client.waiting() > 0);
      assertThat(Client.refusal(client.next())).isEqualTo("unavailable");
      client.reply("sendMessage", Frames.toConversation(UUID.randomUUID(), "hello"));
    }
    assertThat(services.asked("sendMessage", ada)).hasSize(1);
  }

  @Test
  void framesThatWaitedBehindEachOtherHaveTheirTimeFromTheirArrival() {
    Duration patience = Duration.ofSeconds(2);
    services.ignore("checkUsers");
    try (Client client = Client.of(RunningGateway.shared("request-timeout=2s"), services, ada)) {
      long sent = System.nanoTime();
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        ids.add(client.request("sendMessage", Frames.toUser(services.user(), "hello")));
      }

      for (String id : ids) {
        JsonNode answer = client.next();
        assertThat(answer.path("re").asText()).isEqualTo(id);
        assertThat(Client.refusal(answer)).isEqualTo("unavailable");
      }
      // One after the other, each with all of its time, would take five times as long.
      assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(patience.multipliedBy(4));
    }
  }
}
