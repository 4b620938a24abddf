package chat.mehari.messages.history;

import static chat.mehari.schemas.broker.Operation.GET_MESSAGES;
import static chat.mehari.schemas.broker.Operation.SEND_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.messages.Posts;
import chat.mehari.messages.ServiceUnderTest;
import chat.mehari.schemas.identity.ConversationId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Order(1)
class HistoryRoutesTest {

  private static final int REPLY_BYTES = 256 * 1024;

  @RegisterExtension static final ServiceUnderTest INSTANCE = new ServiceUnderTest();

  private final UUID alice = INSTANCE.user();
  private final UUID bob = INSTANCE.user();
  private final UUID conversation = ConversationId.ofPrivate(alice, bob);

  @Test
  void theLatestPageComesFirstInTheOrderOfNumbers() {
    post(7);

    JsonNode page = read(Map.of("with", alice, "limit", 3));

    assertThat(seqs(page)).containsExactly(5, 6, 7);
    assertThat(page.path("hasMore").asBoolean()).isTrue();
  }

  @Test
  void pagesGoBackAndForth() {
    post(7);

    JsonNode before = read(Map.of("conversationId", conversation, "before", 5, "limit", 4));
    JsonNode after = read(Map.of("conversationId", conversation, "after", 5, "limit", 1));
    JsonNode last = read(Map.of("conversationId", conversation, "after", 5, "limit", 2));

    assertThat(seqs(before)).containsExactly(1, 2, 3, 4);
    assertThat(before.path("hasMore").asBoolean()).isFalse();
    assertThat(seqs(after)).containsExactly(6);
    assertThat(after.path("hasMore").asBoolean()).isTrue();
    assertThat(seqs(last)).containsExactly(6, 7);
    assertThat(last.path("hasMore").asBoolean()).isFalse();
  }

  @Test
  void aPageHoldsFiftyUnlessAskedOtherwise() {
    post(51);

    assertThat(seqs(read(Map.of("with", alice))))
        .containsExactly(LongStream.rangeClosed(2, 51).toArray());
  }

  @Test
  void aPageEndsWhereTheReplyWouldBecomeTooLarge() throws Exception {
    // 4,000 characters of six bytes each when they are escaped: eleven of them are too many.
    for (int i = 0; i < 12; i++) {
      INSTANCE.gateway().ask(alice, SEND_MESSAGE, Posts.to(bob, "\u0001".repeat(4000)));
    }

    JsonNode latest = read(Map.of("with", alice));
    JsonNode oldest = read(Map.of("with", alice, "after", 0));

    assertThat(new ObjectMapper().writeValueAsBytes(latest).length).isLessThan(REPLY_BYTES);
    assertThat(seqs(latest)).endsWith(12).hasSizeBetween(9, 10);
    assertThat(latest.path("hasMore").asBoolean()).isTrue();
    assertThat(seqs(oldest)).startsWith(1).hasSizeBetween(9, 10);
    assertThat(oldest.path("hasMore").asBoolean()).isTrue();
  }

  @Test
  void whoeverWasNotWrittenToHasAnEmptyPage() {
    JsonNode page = read(Map.of("with", UUID.randomUUID()));

    assertThat(seqs(page)).isEmpty();
    assertThat(page.path("hasMore").asBoolean()).isFalse();
  }

  @Test
  void aConversationOfOthersDoesNotExistForOne() {
    post(1);

    JsonNode foreign =
        INSTANCE
            .gateway()
            .ask(INSTANCE.user(), GET_MESSAGES, Map.of("conversationId", conversation));
    JsonNode unknown =
        INSTANCE.gateway().ask(bob, GET_MESSAGES, Map.of("conversationId", UUID.randomUUID()));

    assertThat(foreign.path("error").path("code").asText()).isEqualTo("not-found");
    assertThat(foreign.path("error")).isEqualTo(unknown.path("error"));
  }

  private void post(int count) {
    String last = "";
    for (int i = 1; i <= count; i++) {
      last = INSTANCE.gateway().send(alice, SEND_MESSAGE, Posts.to(bob, "m" + i));
    }
    INSTANCE.gateway().reception().answer(last);
  }

  private JsonNode read(Map<String, Object> data) {
    return INSTANCE.gateway().ask(bob, GET_MESSAGES, data).path("data");
  }

  private static long[] seqs(JsonNode page) {
    return StreamSupport.stream(page.path("messages").spliterator(), false)
        .mapToLong(message -> message.path("seq").asLong())
        .toArray();
  }
}
