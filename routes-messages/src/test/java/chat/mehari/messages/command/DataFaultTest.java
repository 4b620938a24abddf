package chat.mehari.messages.command;

import static chat.mehari.schemas.broker.Operation.MARK_READ;
import static chat.mehari.schemas.broker.Operation.SEND_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.messages.Breakpoints.Halt;
import chat.mehari.messages.Posts;
import chat.mehari.messages.ServiceUnderTest;
import chat.mehari.messages.TestDatabase;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.identity.ConversationId;
import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.GetResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One command that the database refuses costs its neighbours neither their place nor anything. */
@Order(1)
class DataFaultTest {

  @RegisterExtension static final ServiceUnderTest INSTANCE = new ServiceUnderTest();

  private final UUID alice = INSTANCE.user();
  private final UUID bob = INSTANCE.user();
  private final UUID carol = INSTANCE.user();

  @Test
  void theBadOneIsKeptAndAnsweredAndItsNeighboursArePosted() throws Exception {
    Halt halt = INSTANCE.breakpoints().haltBefore("execute-transaction");
    send(Posts.to(bob, "1"));
    halt.awaitReached();
    String second = send(Posts.to(bob, "2"));
    send(Posts.to(carol, "elsewhere 1"));
    UUID badId = UUID.randomUUID();
    String bad = send(Posts.to(bob, "slipped \u0000 past", badId, null));
    String third = send(Posts.to(bob, "3"));
    send(Posts.to(carol, "elsewhere 2"));
    String again = send(Posts.to(bob, "3 again", badId, null));
    INSTANCE.awaitWaiting(6);
    halt.release();

    assertThat(seq(second)).isEqualTo(2);
    assertThat(seq(third)).isEqualTo(3);
    // The refused one left nothing behind, so its cid is free.
    assertThat(seq(again)).isEqualTo(4);
    assertThat(INSTANCE.gateway().reception().answer(bad).path("error").path("code").asText())
        .isEqualTo("internal");
    assertThat(TestDatabase.bodies(ConversationId.ofPrivate(alice, bob)))
        .containsExactly("1", "2", "3", "3 again");
    assertThat(TestDatabase.bodies(ConversationId.ofPrivate(alice, carol)))
        .containsExactly("elsewhere 1", "elsewhere 2");
    assertEventsInOrder(ConversationId.ofPrivate(alice, bob), 4);

    GetResponse letter = INSTANCE.gateway().takeDeadLetter();
    Map<String, Object> headers = letter.getProps().getHeaders();
    assertThat(new String(letter.getBody(), StandardCharsets.UTF_8)).contains(badId.toString());
    assertThat(letter.getEnvelope().getRoutingKey())
        .isEqualTo(
            "messages.commands." + ConversationId.partition(ConversationId.ofPrivate(alice, bob)));
    assertThat(headers.get(Headers.TYPE)).hasToString("sendMessage");
    assertThat(headers.get(Headers.USER)).hasToString(alice.toString());
    assertThat(headers.get(Headers.CORRELATION)).hasToString(bad);
    assertThat(headers).containsKeys(Headers.REPLY_KEY, Headers.REQUEST, Headers.COMMAND);
    assertThat(INSTANCE.gateway().deadLetterNow()).isNull();
    assertThat(INSTANCE.gateway().reception().answered(bad)).isEqualTo(1);
  }

  @Test
  void aWholeBatchOfBadOnesHoldsUpNobody() {
    List<String> bad = Stream.generate(() -> send(Posts.to(bob, "\u0000"))).limit(50).toList();

    JsonNode good = INSTANCE.gateway().ask(alice, SEND_MESSAGE, Posts.to(bob, "good"));

    assertThat(good.path("data").path("seq").asLong()).isEqualTo(1);
    for (String each : bad) {
      assertThat(INSTANCE.gateway().reception().answer(each).path("error").path("code").asText())
          .isEqualTo("internal");
      INSTANCE.gateway().takeDeadLetter();
    }
    assertThat(INSTANCE.gateway().deadLetterNow()).isNull();
  }

  /**
   * A statement that the database cannot carry out is the fault of those who need it, and of nobody
   * else.
   */
  @ParameterizedTest
  @CsvSource({
    "alter table read_mark rename column read_seq to moved, alter table read_mark rename column moved to read_seq",
    "alter table read_mark rename to moved, alter table moved rename to read_mark",
    "alter table read_mark alter user_id type text, alter table read_mark alter user_id type uuid using user_id::uuid",
  })
  void aStatementThatCannotBeDoneHoldsUpNobody(String damage, String repair) {
    UUID conversation = ConversationId.ofPrivate(alice, bob);
    INSTANCE.gateway().ask(alice, SEND_MESSAGE, Posts.to(bob, "before"));
    TestDatabase.SQL.execute(damage);
    try {
      String mark =
          INSTANCE
              .gateway()
              .send(alice, MARK_READ, Map.of("conversationId", conversation.toString(), "seq", 1));
      String post = send(Posts.to(bob, "after"));

      assertThat(seq(post)).isEqualTo(2);
      assertThat(INSTANCE.gateway().reception().answer(mark).path("error").path("code").asText())
          .isEqualTo("internal");
      assertThat(INSTANCE.gateway().takeDeadLetter().getProps().getHeaders().get(Headers.TYPE))
          .hasToString("markRead");
    } finally {
      TestDatabase.SQL.execute(repair);
    }
    JsonNode later =
        INSTANCE
            .gateway()
            .ask(alice, MARK_READ, Map.of("conversationId", conversation.toString(), "seq", 2));
    assertThat(later.has("error")).isFalse();
  }

  private String send(Object data) {
    return INSTANCE.gateway().send(alice, SEND_MESSAGE, data);
  }

  private long seq(String correlation) {
    return INSTANCE.gateway().reception().answer(correlation).path("data").path("seq").asLong();
  }

  private void assertEventsInOrder(UUID conversation, int count) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        INSTANCE.gateway().reception().events(bob, "message.posted", conversation))
                    .extracting(event -> event.path("seq").asInt())
                    .hasSize(count)
                    .isSorted());
  }
}
