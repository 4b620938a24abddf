package chat.mehari.messages.command;

import static chat.mehari.schemas.broker.Operation.SEND_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.embedded.TestServers;
import chat.mehari.messages.Posts;
import chat.mehari.messages.ServiceUnderTest;
import chat.mehari.messages.TestDatabase;
import chat.mehari.messages.TestGateway;
import chat.mehari.schemas.identity.ConversationId;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A command that comes again is the same command, for ever. */
@Order(1)
class RecognitionTest {

  @RegisterExtension static final ServiceUnderTest INSTANCE = new ServiceUnderTest();

  private final TestGateway gateway = INSTANCE.gateway();
  private final UUID alice = INSTANCE.user();
  private final UUID bob = INSTANCE.user();
  private final UUID conversation = ConversationId.ofPrivate(alice, bob);

  @Test
  void afterARestart() {
    UUID cid = UUID.randomUUID();
    JsonNode first = post("once", cid);
    post("another", UUID.randomUUID());

    INSTANCE.restart();

    assertThat(post("once", cid)).isEqualTo(first);
    assertThat(post("next", UUID.randomUUID()).path("seq").asLong()).isEqualTo(3);
    assertThat(TestDatabase.bodies(conversation)).containsExactly("once", "another", "next");
  }

  @Test
  void fromTwoSocketsAtOnce() throws Exception {
    List<UUID> cids = IntStream.range(0, 200).mapToObj(i -> UUID.randomUUID()).toList();
    try (TestGateway other = new TestGateway(TestServers.broker())) {
      List<String> here = new ArrayList<>();
      List<String> there = new ArrayList<>();
      CountDownLatch start = new CountDownLatch(1);
      Thread socket =
          new Thread(
              () -> {
                start.countDown();
                cids.forEach(cid -> there.add(send(other, cid)));
              });
      socket.start();
      start.await();
      cids.forEach(cid -> here.add(send(gateway, cid)));
      socket.join();

      for (int i = 0; i < cids.size(); i++) {
        assertThat(gateway.reception().answer(here.get(i)).path("data"))
            .isEqualTo(other.reception().answer(there.get(i)).path("data"));
      }
    }
    assertThat(TestDatabase.bodies(conversation)).hasSize(cids.size());
    assertThat(new HashSet<>(TestDatabase.numbers(conversation))).hasSize(cids.size());
  }

  @Test
  void evenOfWhoIsNoMemberAnyMore() {
    UUID cid = UUID.randomUUID();
    JsonNode first = post("while a member", cid);
    TestDatabase.SQL.update(
        "delete from member where conversation_id = ? and user_id = ?", conversation, alice);

    assertThat(post("while a member", cid)).isEqualTo(first);
    assertThat(
            gateway
                .ask(alice, SEND_MESSAGE, Posts.into(conversation, "let me in again"))
                .path("error")
                .path("code")
                .asText())
        .isEqualTo("not-found");
    assertThat(TestDatabase.bodies(conversation)).containsExactly("while a member");
  }

  private JsonNode post(String body, UUID cid) {
    return gateway.ask(alice, SEND_MESSAGE, Posts.to(bob, body, cid, null)).path("data");
  }

  private String send(TestGateway from, UUID cid) {
    return from.send(alice, SEND_MESSAGE, Posts.to(bob, "twice", cid, null));
  }
}
