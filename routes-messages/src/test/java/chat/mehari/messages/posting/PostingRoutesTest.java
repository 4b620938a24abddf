package chat.mehari.messages.posting;

import static chat.mehari.schemas.broker.Operation.SEND_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.messages.Breakpoints.Halt;
import chat.mehari.messages.Posts;
import chat.mehari.messages.ServiceUnderTest;
import chat.mehari.messages.TestDatabase;
import chat.mehari.schemas.identity.ConversationId;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Order(1)
class PostingRoutesTest {

  @RegisterExtension static final ServiceUnderTest INSTANCE = new ServiceUnderTest();

  private final UUID alice = INSTANCE.user();
  private final UUID bob = INSTANCE.user();
  private final UUID conversation = ConversationId.ofPrivate(alice, bob);

  @Test
  void theFirstMessageCreatesTheConversationAndTakesNumberOne() {
    UUID cid = UUID.randomUUID();

    JsonNode reply = post(Posts.to(bob, "hello", cid, null));

    assertThat(reply.path("type").asText()).isEqualTo("reply");
    assertThat(reply.path("re").asText()).startsWith("rc");
    JsonNode data = reply.path("data");
    assertThat(data.path("conversationId").asText()).isEqualTo(conversation.toString());
    assertThat(data.path("seq").asLong()).isEqualTo(1);
    assertThat(data.path("cid").asText()).isEqualTo(cid.toString());
    assertThat(data.path("sentAt").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
  }

  @Test
  void everyMemberHearsOfIt() {
    JsonNode reply = post(Posts.to(bob, "hello"));

    for (UUID member : List.of(alice, bob)) {
      List<JsonNode> heard = await().until(() -> posted(member), events -> !events.isEmpty());
      JsonNode event = heard.get(0);
      assertThat(event.path("seq").asLong()).isEqualTo(1);
      assertThat(event.path("by").asText()).isEqualTo(alice.toString());
      assertThat(event.path("at")).isEqualTo(reply.path("data").path("sentAt"));
      assertThat(event.path("message").path("body").asText()).isEqualTo("hello");
      assertThat(event.path("message").path("senderId").asText()).isEqualTo(alice.toString());
      assertThat(event.path("message").has("replyTo")).isFalse();
    }
  }

  @Test
  void bothSidesAndBothWaysOfNamingTheConversationShareOneCount() {
    post(Posts.to(bob, "1"));
    INSTANCE.gateway().ask(bob, SEND_MESSAGE, Posts.to(alice, "2"));
    JsonNode third = INSTANCE.gateway().ask(bob, SEND_MESSAGE, Posts.into(conversation, "3"));

    assertThat(third.path("data").path("seq").asLong()).isEqualTo(3);
    assertThat(TestDatabase.bodies(conversation)).containsExactly("1", "2", "3");
  }

  @Test
  void aNoteToOneselfHasOneMemberAndOneEvent() {
    UUID notes = ConversationId.ofPrivate(alice, alice);

    JsonNode reply = post(Posts.to(alice, "milk"));

    assertThat(reply.path("data").path("conversationId").asText()).isEqualTo(notes.toString());
    await()
        .untilAsserted(
            () ->
                assertThat(INSTANCE.gateway().reception().events(alice, "message.posted", notes))
                    .hasSize(1));
    assertThat(
            TestDatabase.SQL.queryForObject(
                "select count(*) from member where conversation_id = ?", Long.class, notes))
        .isEqualTo(1);
  }

  @Test
  void theSameCidIsTheSameMessageWhateverItsBody() {
    UUID cid = UUID.randomUUID();
    JsonNode first = post(Posts.to(bob, "first", cid, null));
    post(Posts.to(bob, "between"));

    JsonNode again = post(Posts.to(bob, "other", cid, null));

    assertThat(again.path("data")).isEqualTo(first.path("data"));
    assertThat(TestDatabase.bodies(conversation)).containsExactly("first", "between");
    // The first execution may have ended before its event was published, so it is published again.
    await().untilAsserted(() -> assertThat(posted(bob)).hasSize(3));
    assertThat(posted(bob).get(2)).isEqualTo(posted(bob).get(0));
  }

  @Test
  void theSameCidOfAnotherSenderIsAnotherMessage() {
    UUID cid = UUID.randomUUID();
    post(Posts.to(bob, "alice's", cid, null));
    INSTANCE.gateway().ask(bob, SEND_MESSAGE, Posts.to(alice, "bob's", cid, null));

    assertThat(TestDatabase.bodies(conversation)).containsExactly("alice's", "bob's");
  }

  @Test
  void theSameCidTwiceInOneBatchIsOneMessage() throws Exception {
    UUID cid = UUID.randomUUID();
    Halt halt = INSTANCE.breakpoints().haltBefore("execute-transaction");
    String before = send(Posts.to(bob, "before"));
    halt.awaitReached();
    String first = send(Posts.to(bob, "first", cid, null));
    String second = send(Posts.to(bob, "second", cid, null));
    String after = send(Posts.to(bob, "after"));
    INSTANCE.awaitWaiting(3);
    halt.release();

    assertThat(seq(before)).isEqualTo(1);
    assertThat(seq(first)).isEqualTo(2);
    assertThat(seq(second)).isEqualTo(2);
    assertThat(seq(after)).isEqualTo(3);
    assertThat(TestDatabase.bodies(conversation)).containsExactly("before", "first", "after");
  }

  @Test
  void aConversationOfOthersDoesNotExistForOne() {
    post(Posts.to(bob, "private"));

    JsonNode error =
        INSTANCE
            .gateway()
            .ask(INSTANCE.user(), SEND_MESSAGE, Posts.into(conversation, "let me in"));

    assertThat(error.path("error").path("code").asText()).isEqualTo("not-found");
    assertThat(TestDatabase.bodies(conversation)).containsExactly("private");
  }

  @Test
  void aConversationIsNotCreatedByItsId() {
    JsonNode error = post(Posts.into(conversation, "hello"));

    assertThat(error.path("type").asText()).isEqualTo("error");
    assertThat(error.path("error").path("code").asText()).isEqualTo("not-found");
    assertThat(conversations()).isZero();
  }

  @Test
  void aReplyNamesAMessageOfItsConversation() {
    post(Posts.to(bob, "question"));

    JsonNode reply = post(Posts.to(bob, "answer", UUID.randomUUID(), 1L));

    assertThat(reply.path("data").path("seq").asLong()).isEqualTo(2);
    await().untilAsserted(() -> assertThat(posted(bob)).hasSize(2));
    assertThat(posted(bob).get(1).path("message").path("replyTo").asLong()).isEqualTo(1);
  }

  @Test
  void aReplyToNothingIsRefusedAndTakesNoNumber() {
    post(Posts.to(bob, "question"));

    JsonNode error = post(Posts.to(bob, "answer", UUID.randomUUID(), 2L));
    JsonNode next = post(Posts.to(bob, "next"));

    assertThat(error.path("error").path("code").asText()).isEqualTo("not-found");
    assertThat(error.path("error").path("details").get(0).path("path").asText())
        .isEqualTo("/data/replyTo");
    assertThat(next.path("data").path("seq").asLong()).isEqualTo(2);
  }

  @Test
  void aReplyCreatesNoConversation() {
    JsonNode error = post(Posts.to(bob, "answer", UUID.randomUUID(), 1L));

    assertThat(error.path("error").path("code").asText()).isEqualTo("not-found");
    assertThat(conversations()).isZero();
  }

  @Test
  void whoeverRepliesInABatchSeesWhatWasPostedBeforeInIt() throws Exception {
    Halt halt = INSTANCE.breakpoints().haltBefore("execute-transaction");
    send(Posts.to(bob, "1"));
    halt.awaitReached();
    String tooEarly = send(Posts.to(bob, "to the next", UUID.randomUUID(), 3L));
    send(Posts.to(bob, "2"));
    send(Posts.to(bob, "3"));
    String inTime = send(Posts.to(bob, "4", UUID.randomUUID(), 3L));
    INSTANCE.awaitWaiting(4);
    halt.release();

    assertThat(seq(inTime)).isEqualTo(4);
    assertThat(INSTANCE.gateway().reception().answer(tooEarly).path("error").path("code").asText())
        .isEqualTo("not-found");
    assertThat(TestDatabase.bodies(conversation)).containsExactly("1", "2", "3", "4");
  }

  @Test
  void sentAtNeverGoesBack() {
    post(Posts.to(bob, "1"));
    Timestamp future =
        Timestamp.from(Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS));
    TestDatabase.SQL.update(
        "update conversation_head set last_at = ? where conversation_id = ?", future, conversation);

    JsonNode second = post(Posts.to(bob, "2"));

    assertThat(Instant.parse(second.path("data").path("sentAt").asText()))
        .isEqualTo(future.toInstant());
  }

  @Test
  void nothingOfWhatWasWrittenIsLostOnItsWay() {
    String everything = "\t\"\\ é 漢 😀 ' -- $1 ? : # {{x}} ${body} \u0001 \u2028";

    post(Posts.to(bob, everything));

    assertThat(TestDatabase.bodies(conversation)).containsExactly(everything);
  }

  private JsonNode post(Object data) {
    return INSTANCE.gateway().ask(alice, SEND_MESSAGE, data);
  }

  private String send(Object data) {
    return INSTANCE.gateway().send(alice, SEND_MESSAGE, data);
  }

  private long seq(String correlation) {
    return INSTANCE.gateway().reception().answer(correlation).path("data").path("seq").asLong();
  }

  private List<JsonNode> posted(UUID user) {
    return INSTANCE.gateway().reception().events(user, "message.posted", conversation);
  }

  private long conversations() {
    Long count =
        TestDatabase.SQL.queryForObject(
            "select count(*) from conversation where id = ?", Long.class, conversation);
    return count == null ? -1 : count;
  }
}
