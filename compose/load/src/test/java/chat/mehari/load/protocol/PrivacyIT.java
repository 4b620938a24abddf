package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is not yours does not exist for you, whatever you know of it. */
@ExtendWith(SharedSystem.class)
class PrivacyIT {

  @Test
  void conversationsOfOthersAreNotFound(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    Device eve = clients.register();
    UUID cid = UUID.randomUUID();
    JsonNode posted = WireClient.await(alice.post(bob.id(), cid, "secret"), Duration.ofMinutes(1));
    String id = posted.path("conversationId").asText();

    for (String unknown : new String[] {id, UUID.randomUUID().toString()}) {
      assertThat(Refusal.code(eve, "getMessages", "conversationId", unknown))
          .isEqualTo("not-found");
      assertThat(
              Refusal.code(
                  eve,
                  "sendMessage",
                  "conversationId",
                  unknown,
                  "cid",
                  UUID.randomUUID(),
                  "body",
                  "hi"))
          .isEqualTo("not-found");
      assertThat(
              Refusal.code(eve, "sendMessage", "conversationId", unknown, "cid", cid, "body", "hi"))
          .isEqualTo("not-found");
      assertThat(Refusal.code(eve, "markRead", "conversationId", unknown, "seq", 1))
          .isEqualTo("not-found");
      JsonNode sync = eve.call("sync", "positions", Json.object(unknown, 0));
      assertThat(sync.path("gone")).containsExactly(Json.value(unknown));
      assertThat(sync.path("events")).isEmpty();
      assertThat(sync.path("heads")).isEmpty();
      assertThat(sync.path("recovered").asBoolean()).isTrue();
    }
    assertThat(eve.call("getConversations").path("conversations")).isEmpty();
    alice.send(bob.id(), "again");
    bob.inbox().await("message.posted", 2);
    eve.send(eve.id(), "note");
    eve.inbox().await("message.posted", 1);
    assertThat(eve.inbox().ofType("message.posted")).hasSize(1);
    assertThat(eve.inbox().ofType("receipt.updated")).isEmpty();
  }

  @Test
  void refusalsOfTheRealAndTheInventedOneAreTheSame(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    Device eve = clients.register();
    String id = alice.send(bob.id(), "secret").path("conversationId").asText();

    JsonNode real =
        Refusal.of(() -> eve.call("getMessages", "conversationId", id)).frame().path("error");
    JsonNode invented =
        Refusal.of(() -> eve.call("getMessages", "conversationId", UUID.randomUUID()))
            .frame()
            .path("error");

    assertThat(real).isEqualTo(invented);
  }

  @Test
  void aPositionAheadInAForeignConversationTellsNothing(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    Device eve = clients.register();
    String id = alice.send(bob.id(), "secret").path("conversationId").asText();

    JsonNode sync = eve.call("sync", "positions", Json.object(id, 1_000));

    assertThat(sync.path("gone")).containsExactly(Json.value(id));
    assertThat(sync.path("recovered").asBoolean()).isTrue();
  }

  @Test
  void theHistoryWithSomebodyIsOnesOwn(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    Device eve = clients.register();
    alice.send(bob.id(), "secret");

    JsonNode page = eve.call("getMessages", "with", bob.id());

    assertThat(page.path("messages")).isEmpty();
    assertThat(page.path("hasMore").asBoolean()).isFalse();
  }
}
