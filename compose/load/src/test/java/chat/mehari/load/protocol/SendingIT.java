package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.WireClient;
import chat.mehari.schemas.identity.ConversationId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Posting, and posting the same again. */
@ExtendWith(SharedSystem.class)
class SendingIT {
  private static final Duration SOON = Duration.ofMinutes(1);

  @Test
  void aMessageArrivesAsItWasSent(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    String body = "Grüße, 世界 😀\n\t\"quoted\" \\ </script> ${body} :#${body.x} \u2028\u200f\ufeff";
    UUID cid = UUID.randomUUID();

    JsonNode reply = WireClient.await(alice.post(bob.id(), cid, body), SOON);

    assertThat(reply.path("conversationId").asText())
        .isEqualTo(ConversationId.ofPrivate(alice.id(), bob.id()).toString());
    assertThat(reply.path("seq").asLong()).isEqualTo(1);
    assertThat(reply.path("cid").asText()).isEqualTo(cid.toString());
    assertThat(Instant.parse(reply.path("sentAt").asText()))
        .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(5));
    JsonNode data = bob.inbox().await("message.posted", 1).get(0).path("data");
    JsonNode message = data.path("message");
    assertThat(message.path("body").asText()).isEqualTo(body);
    assertThat(message.path("senderId").asText()).isEqualTo(alice.id().toString());
    assertThat(message.path("cid").asText()).isEqualTo(cid.toString());
    assertThat(message.path("sentAt")).isEqualTo(reply.path("sentAt"));
    assertThat(message).hasSize(6);
    assertThat(data.path("seq").asLong()).isEqualTo(1);
    assertThat(data.path("by").asText()).isEqualTo(alice.id().toString());
    assertThat(data.path("at")).isEqualTo(reply.path("sentAt"));
    assertThat(bob.call("getMessages", "with", alice.id()).path("messages").get(0))
        .isEqualTo(message);
  }

  @Test
  void bothWaysOfNamingAConversationMeet(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    String id = alice.send(bob.id(), "to").path("conversationId").asText();

    JsonNode second =
        bob.call("sendMessage", "conversationId", id, "cid", UUID.randomUUID(), "body", "by id");
    JsonNode third = bob.send(alice.id(), "to");

    assertThat(second.path("seq").asLong()).isEqualTo(2);
    assertThat(third.path("seq").asLong()).isEqualTo(3);
    assertThat(third.path("conversationId").asText()).isEqualTo(id);
  }

  @Test
  void upperCaseNamesTheSameConversation(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    UUID cid = UUID.randomUUID();
    JsonNode first = WireClient.await(alice.post(bob.id(), cid, "one"), SOON);

    JsonNode again =
        alice.call(
            "sendMessage",
            "conversationId",
            first.path("conversationId").asText().toUpperCase(Locale.ROOT),
            "cid",
            cid.toString().toUpperCase(Locale.ROOT),
            "body",
            "one");

    assertThat(again).isEqualTo(first);
  }

  @Test
  void notesToOneself(Clients clients) {
    Device alice = clients.register();

    JsonNode reply = alice.send(alice.id(), "note");

    assertThat(reply.path("seq").asLong()).isEqualTo(1);
    assertThat(alice.inbox().await("message.posted", 1)).hasSize(1);
    JsonNode conversation = alice.call("getConversations").path("conversations").get(0);
    assertThat(conversation.path("members")).hasSize(1);
    assertThat(conversation.path("memberCount").asInt()).isEqualTo(1);
    assertThat(conversation.path("unread").asInt()).isZero();
    assertThat(alice.call("getMessages", "with", alice.id()).path("messages")).hasSize(1);
  }

  @Test
  void nobodyIsWrittenToWhoDoesNotExist(Clients clients) {
    Device alice = clients.register();

    for (int i = 0; i < 2; i++) {
      assertThat(Refusal.of(() -> alice.send(UUID.randomUUID(), "hello")).code())
          .isEqualTo("not-found");
    }
    assertThat(Refusal.of(() -> alice.send(new UUID(0, 0), "hello")).code()).isEqualTo("not-found");
    assertThat(alice.call("getConversations").path("conversations")).isEmpty();
  }

  @Test
  void somebodyWhoWasUnknownCanBeWrittenToOnceRegistered(Clients clients) {
    Device alice = clients.register();
    for (int i = 0; i < 10; i++) {
      Device fresh = clients.register();
      assertThat(alice.send(fresh.id(), "welcome").path("seq").asLong()).isEqualTo(1);
      assertThat(fresh.inbox().await("message.posted", 1)).hasSize(1);
    }
  }

  @Test
  void aMessageAnswersAnotherOne(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    alice.send(bob.id(), "question");

    bob.call(
        "sendMessage", "to", alice.id(), "cid", UUID.randomUUID(), "body", "answer", "replyTo", 1);

    JsonNode messages = alice.call("getMessages", "with", bob.id()).path("messages");
    assertThat(messages.get(1).path("replyTo").asLong()).isEqualTo(1);
    assertThat(messages.get(0).has("replyTo")).isFalse();
    assertThat(alice.inbox().await("message.posted", 2).get(1).path("data").path("message"))
        .isEqualTo(messages.get(1));
  }

  @Test
  void whatDoesNotExistCannotBeAnsweredAndTakesNoNumber(Clients clients) {
    Device alice = clients.register();
    alice.send(alice.id(), "one");

    for (long replyTo : new long[] {0, 2, 3, 9_007_199_254_740_991L}) {
      assertThat(
              Refusal.code(
                  alice,
                  "sendMessage",
                  "to",
                  alice.id(),
                  "cid",
                  UUID.randomUUID(),
                  "body",
                  "answer",
                  "replyTo",
                  replyTo))
          .as("replyTo %d", replyTo)
          .isIn("not-found", "invalid-frame");
    }
    assertThat(alice.send(alice.id(), "two").path("seq").asLong()).isEqualTo(2);
  }

  @Test
  void aResendIsTheSameMessageWhateverItSays(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    UUID cid = UUID.randomUUID();
    JsonNode first = WireClient.await(alice.post(bob.id(), cid, "first"), SOON);
    alice.send(bob.id(), "between");

    JsonNode again = WireClient.await(alice.post(bob.id(), cid, "changed"), SOON);
    JsonNode elsewhere = WireClient.await(clients.login(alice).post(bob.id(), cid, "first"), SOON);

    assertThat(again).isEqualTo(first);
    assertThat(elsewhere).isEqualTo(first);
    JsonNode messages = bob.call("getMessages", "with", alice.id()).path("messages");
    assertThat(messages.findValuesAsText("body")).containsExactly("first", "between");
  }

  @Test
  void theSameCidAtOnceFromManySocketsIsOneMessage(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    List<Device> devices =
        IntStream.range(0, 6)
            .mapToObj(i -> i % 2 == 0 ? clients.login(alice) : clients.reconnect(alice))
            .toList();
    for (int round = 0; round < 10; round++) {
      UUID cid = UUID.randomUUID();
      List<CompletableFuture<JsonNode>> answers =
          devices.stream().map(device -> device.post(bob.id(), cid, "once")).toList();

      assertThat(answers.stream().map(answer -> WireClient.await(answer, SOON)).distinct())
          .hasSize(1);
    }

    assertThat(alice.send(bob.id(), "last").path("seq").asLong()).isEqualTo(11);
    assertThat(bob.call("getMessages", "with", alice.id()).path("messages")).hasSize(11);
  }

  @Test
  void theSameCidInOnePipelineIsOneMessage(Clients clients) {
    Device alice = clients.register();
    UUID cid = UUID.randomUUID();
    List<CompletableFuture<JsonNode>> answers =
        IntStream.range(0, 20).mapToObj(i -> alice.post(alice.id(), cid, "once " + i)).toList();

    assertThat(answers.stream().map(answer -> WireClient.await(answer, SOON)).distinct())
        .hasSize(1);
    assertThat(alice.send(alice.id(), "two").path("seq").asLong()).isEqualTo(2);
  }

  @Test
  void aCidBelongsToItsSenderAndItsConversation(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    UUID cid = UUID.randomUUID();

    JsonNode ofAlice = WireClient.await(alice.post(bob.id(), cid, "alice"), SOON);
    JsonNode ofBob = WireClient.await(bob.post(alice.id(), cid, "bob"), SOON);
    JsonNode note = WireClient.await(alice.post(alice.id(), cid, "note"), SOON);

    assertThat(ofAlice.path("seq").asLong()).isEqualTo(1);
    assertThat(ofBob.path("seq").asLong()).isEqualTo(2);
    assertThat(note.path("seq").asLong()).isEqualTo(1);
    assertThat(note.path("conversationId")).isNotEqualTo(ofAlice.path("conversationId"));
  }

  @Test
  void twoWhoBeginAtOnceMeetInOneConversation(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();

    CompletableFuture<JsonNode> one = alice.post(bob.id(), UUID.randomUUID(), "hi");
    CompletableFuture<JsonNode> other = bob.post(alice.id(), UUID.randomUUID(), "hi");

    assertThat(List.of(WireClient.await(one, SOON), WireClient.await(other, SOON)))
        .extracting(reply -> reply.path("seq").asLong())
        .containsExactlyInAnyOrder(1L, 2L);
    assertThat(alice.call("getConversations").path("conversations")).hasSize(1);
  }
}
