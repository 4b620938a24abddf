package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list of conversations and what was read in them. */
@ExtendWith(SharedSystem.class)
class ConversationListIT {

  @Test
  void theLatestActivityComesFirst(Clients clients) {
    Device alice = clients.register();
    List<Device> others = Stream.generate(clients::register).limit(5).toList();
    List<String> expected = new ArrayList<>();
    for (Device other : others) {
      expected.add(0, other.send(alice.id(), "hello").path("conversationId").asText());
    }
    alice.send(others.get(0).id(), "you first");
    expected.add(0, expected.remove(4));

    JsonNode page = alice.call("getConversations");

    assertThat(ids(page)).isEqualTo(expected);
    assertThat(page.has("next")).isFalse();
  }

  @Test
  void pagesHoldEveryConversationOnce(Clients clients) {
    Device alice = clients.register();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      expected.add(0, alice.send(clients.register().id(), "hi").path("conversationId").asText());
    }
    List<String> found = new ArrayList<>();
    ObjectNode request = Json.object("limit", 3);
    JsonNode page;
    do {
      page = alice.wire().call("getConversations", request);
      found.addAll(ids(page));
      request.set("after", page.path("next"));
    } while (page.has("next"));

    assertThat(found).isEqualTo(expected);
  }

  @Test
  void thePageThatEndsWithTheLastOneHasNoNext(Clients clients) {
    Device alice = clients.register();
    alice.send(clients.register().id(), "hi");
    alice.send(clients.register().id(), "hi");

    assertThat(alice.call("getConversations", "limit", 2).has("next")).isFalse();
    assertThat(alice.call("getConversations", "limit", 1).has("next")).isTrue();
  }

  @Test
  void aConversationIsDescribedAsItsMemberSeesIt(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    alice.send(bob.id(), "one");
    bob.send(alice.id(), "two");
    JsonNode posted = alice.send(bob.id(), "three");

    JsonNode ofAlice = only(alice);
    JsonNode ofBob = only(bob);

    assertThat(ofAlice.path("id")).isEqualTo(posted.path("conversationId"));
    assertThat(ofAlice.path("kind").asText()).isEqualTo("private");
    assertThat(ofAlice.path("role").asText()).isEqualTo("member");
    assertThat(ofAlice.path("memberCount").asInt()).isEqualTo(2);
    assertThat(ofAlice.path("members"))
        .containsExactlyInAnyOrder(Json.value(alice.id()), Json.value(bob.id()));
    assertThat(ofAlice.path("lastSeq").asLong()).isEqualTo(3);
    assertThat(ofAlice.path("lastMessage").path("body").asText()).isEqualTo("three");
    assertThat(ofAlice.has("title")).isFalse();
    assertThat(unread(ofBob)).isEqualTo(2);
    assertThat(unread(ofAlice)).isEqualTo(1);
  }

  @Test
  void readingCountsOnlyWhatOthersWroteAfterwards(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    String id = alice.send(bob.id(), "one").path("conversationId").asText();
    alice.send(bob.id(), "two");
    bob.send(alice.id(), "three");
    alice.send(bob.id(), "four");

    bob.call("markRead", "conversationId", id, "seq", 2);
    assertThat(only(bob).path("readSeq").asLong()).isEqualTo(2);
    assertThat(unread(only(bob))).isEqualTo(1);
    bob.call("markRead", "conversationId", id, "seq", 4);
    assertThat(unread(only(bob))).isZero();
  }

  @Test
  void aReadMarkNeverGoesBackNorBeyondTheEnd(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    String id = alice.send(bob.id(), "one").path("conversationId").asText();
    alice.send(bob.id(), "two");

    assertThat(bob.call("markRead", "conversationId", id, "seq", 2)).isEmpty();
    assertThat(bob.call("markRead", "conversationId", id, "seq", 1)).isEmpty();
    assertThat(bob.call("markRead", "conversationId", id, "seq", 0)).isEmpty();
    assertThat(only(bob).path("readSeq").asLong()).isEqualTo(2);
    bob.call("markRead", "conversationId", id, "seq", 9_007_199_254_740_991L);
    assertThat(only(bob).path("readSeq").asLong()).isEqualTo(2);
    alice.send(bob.id(), "three");
    assertThat(unread(only(bob))).isEqualTo(1);
    assertThat(only(bob).path("lastSeq").asLong()).isEqualTo(3);
  }

  @Test
  void everySocketOfBothIsToldOfAReadMark(Clients clients) {
    Device alice = clients.register();
    Device aliceToo = clients.login(alice);
    Device bob = clients.register();
    Device bobToo = clients.login(bob);
    String id = alice.send(bob.id(), "one").path("conversationId").asText();

    bob.call("markRead", "conversationId", id, "seq", 1, "cid", UUID.randomUUID());

    for (Device device : List.of(alice, aliceToo, bob, bobToo)) {
      JsonNode data =
          device
              .inbox()
              .await(
                  event ->
                      event.path("type").asText().equals("receipt.updated")
                          && event.path("data").path("userId").asText().equals(bob.id().toString()),
                  1,
                  Duration.ofMinutes(1))
              .get(0)
              .path("data");
      assertThat(data.path("conversationId").asText()).isEqualTo(id);
      assertThat(data.path("readSeq").asLong()).isEqualTo(1);
      assertThat(data.path("deliveredSeq").isIntegralNumber()).isTrue();
      assertThat(data.has("seq")).isFalse();
    }
    assertThat(alice.send(bob.id(), "two").path("seq").asLong()).isEqualTo(2);
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("conversations").forEach(conversation -> ids.add(conversation.path("id").asText()));
    return ids;
  }

  private static int unread(JsonNode conversation) {
    return conversation.path("unread").asInt(-1);
  }

  private static JsonNode only(Device device) {
    JsonNode conversations = device.call("getConversations").path("conversations");
    assertThat(conversations).hasSize(1);
    return conversations.get(0);
  }
}
