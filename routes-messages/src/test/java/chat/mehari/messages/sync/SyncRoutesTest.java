package chat.mehari.messages.sync;

import static chat.mehari.schemas.broker.Operation.SEND_MESSAGE;
import static chat.mehari.schemas.broker.Operation.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.messages.Posts;
import chat.mehari.messages.ServiceUnderTest;
import chat.mehari.messages.TestDatabase;
import chat.mehari.schemas.identity.ConversationId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Order(1)
class SyncRoutesTest {

  private static final int REPLY_BYTES = 256 * 1024;

  @RegisterExtension static final ServiceUnderTest INSTANCE = new ServiceUnderTest();

  private final UUID alice = INSTANCE.user();
  private final UUID bob = INSTANCE.user();
  private final UUID carol = INSTANCE.user();
  private final UUID withBob = ConversationId.ofPrivate(alice, bob);
  private final UUID withCarol = ConversationId.ofPrivate(alice, carol);

  @Test
  void whatAPositionLacksIsReturnedInOrder() {
    post(bob, 5);
    post(carol, 2);

    JsonNode result = sync(Map.of(withBob, 2L, withCarol, 2L));

    assertThat(seqs(result, withBob)).containsExactly(3, 4, 5);
    assertThat(seqs(result, withCarol)).isEmpty();
    JsonNode event = result.path("events").get(0);
    assertThat(event.path("type").asText()).isEqualTo("message.posted");
    assertThat(event.path("data").path("message").path("body").asText()).isEqualTo("m3");
    assertThat(event.path("data").path("by").asText()).isEqualTo(alice.toString());
    assertThat(event.path("data").path("at").asText()).endsWith("Z");
    assertThat(result.path("heads").path(withBob.toString()).asLong()).isEqualTo(5);
    assertThat(result.path("heads").path(withCarol.toString()).asLong()).isEqualTo(2);
    assertThat(result.path("more").asBoolean()).isFalse();
    assertThat(result.path("recovered").asBoolean()).isTrue();
  }

  @Test
  void aConversationThatWasNotNamedHasAHeadAndNoEvents() {
    post(bob, 3);

    JsonNode result = sync(Map.of());

    assertThat(result.path("events").isEmpty()).isTrue();
    assertThat(result.path("heads").path(withBob.toString()).asLong()).isEqualTo(3);
    UUID.fromString(result.path("epoch").asText());
  }

  @Test
  void aConversationOfOthersIsGone() {
    post(bob, 1);
    UUID unknown = UUID.randomUUID();

    JsonNode result =
        INSTANCE
            .gateway()
            .ask(carol, SYNC, request(Map.of(withBob, 0L, unknown, 7L), null))
            .path("data");

    List<String> gone = new ArrayList<>();
    result.path("gone").forEach(id -> gone.add(id.asText()));
    assertThat(gone).containsExactlyInAnyOrder(withBob.toString(), unknown.toString());
    assertThat(result.path("events").isEmpty()).isTrue();
    assertThat(result.path("recovered").asBoolean()).isTrue();
  }

  @Test
  void positionsOfAnotherHistoryAreNotRecovered() {
    post(bob, 3);
    UUID epoch = UUID.fromString(sync(Map.of()).path("epoch").asText());

    JsonNode other = syncWith(Map.of(withBob, 1L), UUID.randomUUID());
    JsonNode ahead = syncWith(Map.of(withBob, 4L), epoch);
    JsonNode same = syncWith(Map.of(withBob, 1L), epoch);

    assertThat(other.path("recovered").asBoolean()).isFalse();
    assertThat(other.path("events").isEmpty()).isTrue();
    assertThat(other.path("epoch").asText()).isEqualTo(epoch.toString());
    assertThat(ahead.path("recovered").asBoolean()).isFalse();
    assertThat(same.path("recovered").asBoolean()).isTrue();
    assertThat(seqs(same, withBob)).containsExactly(2, 3);
  }

  @Test
  void whoeverAsksAgainUntilThereIsNoMoreHasEverythingOnce() {
    postAndCopy(bob, withBob, 700);
    postAndCopy(carol, withCarol, 450);
    Map<UUID, Long> positions = new HashMap<>(Map.of(withBob, 0L, withCarol, 0L));
    Map<UUID, List<Long>> received = new HashMap<>();
    boolean more = true;
    int rounds = 0;
    while (more) {
      JsonNode result = sync(positions);
      assertThat(result.path("events").size()).isBetween(1, 500);
      for (JsonNode event : result.path("events")) {
        UUID id = UUID.fromString(event.path("data").path("conversationId").asText());
        long seq = event.path("data").path("seq").asLong();
        received.computeIfAbsent(id, key -> new ArrayList<>()).add(seq);
        positions.put(id, seq);
      }
      more = result.path("more").asBoolean();
      rounds++;
    }

    assertThat(rounds).isEqualTo(3);
    assertThat(received.get(withBob))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 700).boxed().toList());
    assertThat(received.get(withCarol))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 450).boxed().toList());
  }

  @Test
  void theEventsEndWhereTheReplyWouldBecomeTooLarge() throws Exception {
    for (int i = 0; i < 12; i++) {
      INSTANCE.gateway().ask(alice, SEND_MESSAGE, Posts.to(bob, "\u0001".repeat(4000)));
    }

    JsonNode result = sync(Map.of(withBob, 0L));

    assertThat(new ObjectMapper().writeValueAsBytes(result).length).isLessThan(REPLY_BYTES);
    assertThat(seqs(result, withBob)).startsWith(1).hasSizeBetween(9, 10);
    assertThat(result.path("more").asBoolean()).isTrue();
  }

  @Test
  void aReplyOfEmojiIsFilledUpToItsBound() {
    String emoji = "\uD83D\uDC2A".repeat(4000);
    for (int i = 0; i < 20; i++) {
      INSTANCE.gateway().send(alice, SEND_MESSAGE, Posts.to(bob, emoji));
    }
    INSTANCE.gateway().ask(alice, SEND_MESSAGE, Posts.to(bob, "last"));

    JsonNode result = sync(Map.of(withBob, 0L));

    // An event takes 16,000 bytes for its body and some hundred for the rest.
    assertThat(seqs(result, withBob)).startsWith(1).hasSize(15);
    assertThat(result.path("more").asBoolean()).isTrue();
  }

  @Test
  void theLatestActiveThousandHaveHeads() {
    post(bob, 1);
    TestDatabase.SQL.update(
        """
        with made as (
          insert into conversation (id, kind, created_at)
          select gen_random_uuid(), 'private', now() from generate_series(1, 1100) returning id
        ), headed as (
          insert into conversation_head select id, 7, now() + interval '1 hour' from made
        )
        insert into member select id, cast(? as uuid), 'member', now() from made
        """,
        alice);

    JsonNode unnamed = sync(Map.of());
    JsonNode named = sync(Map.of(withBob, 1L));

    assertThat(unnamed.path("heads").size()).isEqualTo(1000);
    assertThat(unnamed.path("heads").has(withBob.toString())).isFalse();
    assertThat(named.path("heads").size()).isEqualTo(1000);
    assertThat(named.path("heads").has(withBob.toString())).isTrue();
  }

  private void post(UUID to, int count) {
    String last = "";
    for (int i = 1; i <= count; i++) {
      last = INSTANCE.gateway().send(alice, SEND_MESSAGE, Posts.to(to, "m" + i));
    }
    INSTANCE.gateway().reception().answer(last);
  }

  /** Posts once, and repeats that in the database until there are so many. */
  private void postAndCopy(UUID to, UUID conversation, int count) {
    post(to, 1);
    TestDatabase.SQL.update(
        "insert into message (conversation_id, seq, actor_id, command_id, at, body)"
            + " select conversation_id, s, actor_id, gen_random_uuid(), at, body"
            + " from message, generate_series(2, ?) s where conversation_id = ?",
        count,
        conversation);
    TestDatabase.SQL.update(
        "update conversation_head set last_seq = ? where conversation_id = ?", count, conversation);
  }

  private JsonNode sync(Map<UUID, Long> positions) {
    return INSTANCE.gateway().ask(alice, SYNC, request(positions, null)).path("data");
  }

  private JsonNode syncWith(Map<UUID, Long> positions, UUID epoch) {
    return INSTANCE.gateway().ask(alice, SYNC, request(positions, epoch)).path("data");
  }

  private static Map<String, Object> request(
      Map<UUID, Long> positions, @org.jspecify.annotations.Nullable UUID epoch) {
    Map<String, Object> data = new HashMap<>(Map.of("positions", positions));
    if (epoch != null) {
      data.put("epoch", epoch);
    }
    return data;
  }

  private static long[] seqs(JsonNode result, UUID conversation) {
    List<Long> seqs = new ArrayList<>();
    for (JsonNode event : result.path("events")) {
      if (event.path("data").path("conversationId").asText().equals(conversation.toString())) {
        seqs.add(event.path("data").path("seq").asLong());
      }
    }
    return seqs.stream().mapToLong(Long::longValue).toArray();
  }
}
