package chat.mehari.messages.conversation;

import static chat.mehari.schemas.broker.Operation.GET_CONVERSATIONS;
import static chat.mehari.schemas.broker.Operation.MARK_READ;
import static chat.mehari.schemas.broker.Operation.SEND_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.messages.Posts;
import chat.mehari.messages.ServiceUnderTest;
import chat.mehari.messages.TestDatabase;
import chat.mehari.schemas.identity.ConversationId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Order(1)
class ConversationRoutesTest {

  private static final int REPLY_BYTES = 256 * 1024;

  @RegisterExtension static final ServiceUnderTest INSTANCE = new ServiceUnderTest();

  private final UUID alice = INSTANCE.user();
  private final UUID bob = INSTANCE.user();

  @Test
  void aConversationIsShownAsItsReaderSeesIt() {
    post(bob, alice, "one");
    post(bob, alice, "two");
    post(alice, bob, "three");
    UUID id = ConversationId.ofPrivate(alice, bob);
    INSTANCE.gateway().ask(alice, MARK_READ, Map.of("conversationId", id.toString(), "seq", 1));

    JsonNode seen = list(alice, Map.of()).path("conversations").get(0);

    assertThat(seen.path("id").asText()).isEqualTo(id.toString());
    assertThat(seen.path("kind").asText()).isEqualTo("private");
    assertThat(seen.path("role").asText()).isEqualTo("member");
    assertThat(seen.path("memberCount").asInt()).isEqualTo(2);
    assertThat(texts(seen.path("members")))
        .containsExactlyInAnyOrder(alice.toString(), bob.toString());
    assertThat(seen.path("lastMessage").path("body").asText()).isEqualTo("three");
    assertThat(seen.path("lastSeq").asLong()).isEqualTo(3);
    assertThat(seen.path("readSeq").asLong()).isEqualTo(1);
    assertThat(seen.path("unread").asInt()).isEqualTo(1);
    assertThat(list(bob, Map.of()).path("conversations").get(0).path("unread").asInt())
        .isEqualTo(1);
  }

  @Test
  void notesToOneselfHaveOneMemberAndNothingUnread() {
    post(alice, alice, "milk");

    JsonNode notes = list(alice, Map.of()).path("conversations").get(0);

    assertThat(texts(notes.path("members"))).containsExactly(alice.toString());
    assertThat(notes.path("unread").asInt()).isZero();
  }

  @Test
  void unreadMessagesAreCountedUpToAThousand() {
    post(bob, alice, "first");
    TestDatabase.SQL.update(
        "insert into message (conversation_id, seq, actor_id, command_id, at, body)"
            + " select conversation_id, s, actor_id, gen_random_uuid(), at, body"
            + " from message, generate_series(2, 1200) s where conversation_id = ?",
        ConversationId.ofPrivate(alice, bob));

    assertThat(list(alice, Map.of()).path("conversations").get(0).path("unread").asInt())
        .isEqualTo(1000);
  }

  @Test
  void unreadMessagesAreLookedForAmongTheLatestTwoThousandThatCameAfterTheMark() {
    post(bob, alice, "before them all");
    ownMessages(2, 2000);
    assertThat(list(alice, Map.of()).path("conversations").get(0).path("unread").asInt())
        .isEqualTo(1);

    ownMessages(2001, 2001);
    assertThat(list(alice, Map.of()).path("conversations").get(0).path("unread").asInt()).isZero();
  }

  @Test
  void aConversationInWhichMuchHasHappenedMeanwhileStandsBeforeThePagesToCome() {
    post(bob, alice, "first");
    post(alice, INSTANCE.user(), "hello");
    Map<String, Object> rest =
        Map.of("after", list(alice, Map.of("limit", 1)).path("next").asText());

    ownMessages(2, 200);
    assertThat(ids(list(alice, rest))).containsExactly(with(bob));
    ownMessages(201, 201);
    assertThat(ids(list(alice, rest))).isEmpty();
  }

  /** Alice has posted these numbers to Bob. */
  private void ownMessages(int from, int to) {
    UUID conversation = ConversationId.ofPrivate(alice, bob);
    TestDatabase.SQL.update(
        "insert into message (conversation_id, seq, actor_id, command_id, at, body)"
            + " select conversation_id, s, ?, gen_random_uuid(), clock_timestamp(), body"
            + " from message, generate_series(?, ?) s where conversation_id = ? and seq = 1",
        alice,
        from,
        to,
        conversation);
    TestDatabase.SQL.update(
        "update conversation_head set last_seq = ?, last_at = (select max(at) from message"
            + " where conversation_id = ?) where conversation_id = ?",
        to,
        conversation,
        conversation);
  }

  @Test
  void thePagesHoldEachConversationOnceThoughSomeBecomeActiveMeanwhile() {
    List<UUID> partners = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      partners.add(INSTANCE.user());
      post(alice, partners.get(i), "hello");
    }

    JsonNode first = list(alice, Map.of("limit", 2));
    post(partners.get(1), alice, "I am active again");
    post(partners.get(5), alice, "and so am I");
    post(INSTANCE.user(), alice, "I am new");
    JsonNode second = list(alice, Map.of("limit", 2, "after", first.path("next").asText()));
    JsonNode third = list(alice, Map.of("limit", 2, "after", second.path("next").asText()));

    assertThat(ids(first)).containsExactly(with(partners.get(5)), with(partners.get(4)));
    assertThat(ids(second)).containsExactly(with(partners.get(3)), with(partners.get(2)));
    assertThat(ids(third)).containsExactly(with(partners.get(1)), with(partners.get(0)));
    assertThat(third.has("next")).isFalse();
    assertThat(ids(list(alice, Map.of("limit", 3))))
        .contains(with(partners.get(5)), with(partners.get(1)));
  }

  @Test
  void aPageEndsWhereTheReplyWouldBecomeTooLarge() throws Exception {
    for (int i = 0; i < 12; i++) {
      post(alice, INSTANCE.user(), "\u0001".repeat(4000));
    }

    JsonNode first = list(alice, Map.of());
    JsonNode second = list(alice, Map.of("after", first.path("next").asText()));

    assertThat(new ObjectMapper().writeValueAsBytes(first).length).isLessThan(REPLY_BYTES);
    assertThat(ids(first).size() + ids(second).size()).isEqualTo(12);
    assertThat(ids(first)).doesNotContainAnyElementsOf(ids(second));
  }

  @Test
  void whoeverHasNoneGetsAnEmptyPage() {
    JsonNode page = list(alice, Map.of());

    assertThat(ids(page)).isEmpty();
    assertThat(page.has("next")).isFalse();
  }

  @Test
  void aCursorThatIsNoneOfOursIsRefused() {
    for (String cursor : List.of("", "x", "!", "A".repeat(43), "_".repeat(43))) {
      JsonNode error = INSTANCE.gateway().ask(alice, GET_CONVERSATIONS, Map.of("after", cursor));
      assertThat(error.path("error").path("code").asText()).isEqualTo("invalid-frame");
      assertThat(error.path("error").path("details").findValuesAsText("path"))
          .containsExactly("/data/after");
    }
  }

  private void post(UUID from, UUID to, String body) {
    JsonNode reply = INSTANCE.gateway().ask(from, SEND_MESSAGE, Posts.to(to, body));
    assertThat(reply.path("type").asText()).isEqualTo("reply");
  }

  private static JsonNode list(UUID user, Map<String, Object> data) {
    return INSTANCE.gateway().ask(user, GET_CONVERSATIONS, data).path("data");
  }

  private String with(UUID partner) {
    return ConversationId.ofPrivate(alice, partner).toString();
  }

  private static List<String> ids(JsonNode page) {
    return StreamSupport.stream(page.path("conversations").spliterator(), false)
        .map(conversation -> conversation.path("id").asText())
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
