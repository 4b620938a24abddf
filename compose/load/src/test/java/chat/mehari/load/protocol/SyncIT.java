package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.RequestRefused;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** After a sync a client has everything. */
@ExtendWith(SharedSystem.class)
class SyncIT {
  private static final Duration ANSWERING = Duration.ofMinutes(1);

  @Test
  void eventsAfterThePositionComeAsTheyWerePushed(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    String id = post(alice, bob, 5);

    JsonNode sync = bob.call("sync", "positions", Json.object(id, 2));

    assertThat(sync.path("events"))
        .containsExactlyElementsOf(bob.inbox().await("message.posted", 5).subList(2, 5));
    assertThat(sync.path("heads")).isEqualTo(Json.object(id, 5));
    assertThat(sync.path("gone")).isEmpty();
    assertThat(sync.path("recovered").asBoolean()).isTrue();
    assertThat(sync.path("more").asBoolean()).isFalse();
    assertThat(UUID.fromString(sync.path("epoch").asText())).isNotNull();
  }

  @Test
  void atTheHeadThereIsNothing(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    String id = post(alice, bob, 3);

    JsonNode sync = bob.call("sync", "positions", Json.object(id, 3));

    assertThat(sync.path("events")).isEmpty();
    assertThat(sync.path("heads")).isEqualTo(Json.object(id, 3));
  }

  @Test
  void whatWasNotNamedHasAHeadButNoEvents(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    String id = post(alice, bob, 3);

    JsonNode sync = bob.call("sync", "positions", Json.object());

    assertThat(sync.path("events")).isEmpty();
    assertThat(sync.path("heads")).isEqualTo(Json.object(id, 3));
    assertThat(bob.call("sync", "positions", Json.object(id, 0)).path("events")).hasSize(3);
  }

  @Test
  void nothingAtAllIsFine(Clients clients) {
    Device alice = clients.register();

    JsonNode sync = alice.call("sync", "positions", Json.object());

    assertThat(sync.path("heads")).isEmpty();
    assertThat(sync.path("recovered").asBoolean()).isTrue();
  }

  @Test
  void anotherEpochIsAnotherHistory(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    String id = post(alice, bob, 3);
    String epoch = bob.call("sync", "positions", Json.object(id, 3)).path("epoch").asText();

    JsonNode same = bob.call("sync", "positions", Json.object(id, 1), "epoch", epoch);
    JsonNode other = bob.call("sync", "positions", Json.object(id, 1), "epoch", "another one");

    assertThat(same.path("recovered").asBoolean()).isTrue();
    assertThat(same.path("events")).hasSize(2);
    assertThat(other.path("recovered").asBoolean()).isFalse();
    assertThat(other.path("epoch").asText()).isEqualTo(epoch);
  }

  @Test
  void aPositionAheadOfTheHeadIsAnotherHistory(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    String id = post(alice, bob, 3);

    assertThat(bob.call("sync", "positions", Json.object(id, 4)).path("recovered").asBoolean())
        .isFalse();
    assertThat(
            bob.call("sync", "positions", Json.object(id, 9_007_199_254_740_991L))
                .path("recovered")
                .asBoolean())
        .isFalse();
  }

  @Test
  void manyConversationsAreSyncedInOrder(Clients clients) {
    Device alice = clients.register();
    ObjectNode positions = Json.object();
    ObjectNode heads = Json.object();
    for (int i = 0; i < 6; i++) {
      Device other = clients.register();
      String id = post(other, alice, i + 1);
      positions.put(id, i / 2);
      heads.set(id, Json.value(i + 1));
    }

    JsonNode sync = alice.call("sync", "positions", positions);

    assertThat(sync.path("heads")).isEqualTo(heads);
    ObjectNode at = positions.deepCopy();
    sync.path("events")
        .forEach(
            event -> {
              String id = event.path("data").path("conversationId").asText();
              assertThat(event.path("data").path("seq").asLong())
                  .isEqualTo(at.get(id).asLong() + 1);
              at.set(id, event.path("data").get("seq"));
            });
    heads
        .properties()
        .forEach(
            head -> assertThat(at.get(head.getKey()).asLong()).isEqualTo(head.getValue().asLong()));
  }

  @Test
  void atMost500EventsComeAtOnce(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
    for (int i = 0; i < 260; i++) {
      answers.add(alice.post(bob.id(), UUID.randomUUID(), "a"));
      answers.add(bob.post(alice.id(), UUID.randomUUID(), "b"));
    }
    answers.forEach(answer -> WireClient.await(answer, ANSWERING));
    String id = answers.get(0).join().path("conversationId").asText();

    JsonNode first = bob.call("sync", "positions", Json.object(id, 0));
    JsonNode rest = bob.call("sync", "positions", Json.object(id, 500));

    assertThat(first.path("events")).hasSize(500);
    assertThat(first.path("more").asBoolean()).isTrue();
    assertThat(first.path("events").get(499).path("data").path("seq").asLong()).isEqualTo(500);
    assertThat(first.path("heads")).isEqualTo(Json.object(id, 520));
    assertThat(rest.path("events")).hasSize(20);
    assertThat(rest.path("more").asBoolean()).isFalse();
  }

  @Test
  void atMost256KiBComeAtOnce(Clients clients) {
    Device alice = clients.register();
    String id = "";
    for (int i = 0; i < 30; i++) {
      id = alice.send(alice.id(), "😀".repeat(3_900)).path("conversationId").asText();
    }
    long position = 0;
    int rounds = 0;
    JsonNode sync;
    do {
      sync = alice.call("sync", "positions", Json.object(id, position));
      assertThat(sync.toString().getBytes(StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(256 * 1024);
      for (JsonNode event : sync.path("events")) {
        assertThat(event.path("data").path("seq").asLong()).isEqualTo(++position);
      }
      rounds++;
    } while (sync.path("more").asBoolean());

    assertThat(position).isEqualTo(30);
    assertThat(rounds).isBetween(2, 8);
  }

  @Test
  void receiptsAndFailuresLeaveNoTrace(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    String id = post(alice, bob, 2);
    bob.call("markRead", "conversationId", id, "seq", 1);
    RequestRefused refused = Refusal.of(() -> alice.send(bob.id(), ""));

    JsonNode sync = bob.call("sync", "positions", Json.object(id, 0));

    assertThat(refused.code()).isEqualTo("invalid-frame");
    assertThat(sync.path("events").findValuesAsText("type"))
        .containsExactly("message.posted", "message.posted");
  }

  private static String post(Device from, Device to, int count) {
    String id = "";
    for (int i = 1; i <= count; i++) {
      id = from.send(to.id(), "message " + i).path("conversationId").asText();
    }
    return id;
  }
}
