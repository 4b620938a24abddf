package chat.mehari.messages.receipt;

import static chat.mehari.schemas.broker.Operation.GET_CONVERSATIONS;
import static chat.mehari.schemas.broker.Operation.MARK_READ;
import static chat.mehari.schemas.broker.Operation.SEND_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.messages.Posts;
import chat.mehari.messages.ServiceUnderTest;
import chat.mehari.schemas.identity.ConversationId;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Order(1)
class ReceiptRoutesTest {

  @RegisterExtension static final ServiceUnderTest INSTANCE = new ServiceUnderTest();

  private final UUID alice = INSTANCE.user();
  private final UUID bob = INSTANCE.user();
  private final UUID conversation = ConversationId.ofPrivate(alice, bob);

  @BeforeEach
  void threeMessages() {
    for (int i = 0; i < 3; i++) {
      INSTANCE.gateway().ask(alice, SEND_MESSAGE, Posts.to(bob, "m" + i));
    }
  }

  @Test
  void aMarkIsToldToEveryMember() {
    JsonNode reply = mark(bob, 2);

    assertThat(reply.path("type").asText()).isEqualTo("reply");
    assertThat(reply.path("data").isEmpty()).isTrue();
    for (UUID member : List.of(alice, bob)) {
      await().untilAsserted(() -> assertThat(receipts(member)).hasSize(1));
      JsonNode event = receipts(member).get(0);
      assertThat(event.path("userId").asText()).isEqualTo(bob.toString());
      assertThat(event.path("readSeq").asLong()).isEqualTo(2);
      assertThat(event.path("deliveredSeq").asLong()).isEqualTo(2);
      assertThat(event.has("seq")).isFalse();
    }
    assertThat(readSeq()).isEqualTo(2);
  }

  @Test
  void aMarkNeverGoesBack() {
    mark(bob, 3);

    assertThat(mark(bob, 1).path("type").asText()).isEqualTo("reply");
    assertThat(readSeq()).isEqualTo(3);
  }

  @Test
  void aMarkEndsAtTheLastNumber() {
    mark(bob, 9_007_199_254_740_991L);

    assertThat(readSeq()).isEqualTo(3);
  }

  @Test
  void aMarkThatChangesNothingIsAnsweredAndNotTold() {
    mark(bob, 2);
    await().untilAsserted(() -> assertThat(receipts(alice)).hasSize(1));

    assertThat(mark(bob, 2).path("type").asText()).isEqualTo("reply");
    assertThat(mark(alice, 0).path("type").asText()).isEqualTo("reply");
    mark(bob, 3);

    await().untilAsserted(() -> assertThat(receipts(alice)).hasSize(2));
  }

  @Test
  void aMarkTakesNoNumber() {
    mark(bob, 3);

    JsonNode next = INSTANCE.gateway().ask(alice, SEND_MESSAGE, Posts.to(bob, "m4"));

    assertThat(next.path("data").path("seq").asLong()).isEqualTo(4);
  }

  @Test
  void aConversationOfOthersDoesNotExistForOne() {
    JsonNode error = mark(INSTANCE.user(), 1);

    assertThat(error.path("error").path("code").asText()).isEqualTo("not-found");
  }

  private JsonNode mark(UUID user, long seq) {
    return INSTANCE
        .gateway()
        .ask(user, MARK_READ, Map.of("conversationId", conversation.toString(), "seq", seq));
  }

  private List<JsonNode> receipts(UUID user) {
    return INSTANCE.gateway().reception().events(user, "receipt.updated", conversation);
  }

  private long readSeq() {
    JsonNode page = INSTANCE.gateway().ask(bob, GET_CONVERSATIONS, Map.of());
    return page.path("data").path("conversations").get(0).path("readSeq").asLong();
  }
}
