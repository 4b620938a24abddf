package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Device;
import chat.mehari.load.conversation.History;
import chat.mehari.load.conversation.Posted;
import chat.mehari.load.conversation.Verdict;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.RequestRefused;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One order for all, the one in which each socket sent. */
@ExtendWith(SharedSystem.class)
class OrderIT {
  private static final Duration ANSWERING = Duration.ofMinutes(1);

  @Test
  void twoThousandInOnePipelineKeepTheirOrder(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    List<CompletableFuture<JsonNode>> answers =
        IntStream.rangeClosed(1, 2_000)
            .mapToObj(i -> alice.post(bob.id(), UUID.randomUUID(), "message " + i))
            .toList();

    List<Posted> posted = accepted(answers);

    // beyond the burst they are refused; a refused one has no place in the order
    assertThat(posted.size()).isBetween(450, 2_000);
    assertThat(posted).extracting(Posted::seq).isSorted().doesNotHaveDuplicates();
    assertThat(posted.get(posted.size() - 1).seq()).isEqualTo(posted.size());
    List<JsonNode> heard = messages(bob, posted.size());
    assertThat(Verdict.of(heard, posted)).isEmpty();
    assertThat(Verdict.of(messages(alice, posted.size()), posted)).isEmpty();
    assertThat(Verdict.of(History.of(bob.wire(), posted.get(0).conversationId()), posted))
        .isEmpty();
  }

  @Test
  void failuresAmongThemTakeNoNumber(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    List<CompletableFuture<JsonNode>> good = new ArrayList<>();
    List<CompletableFuture<JsonNode>> bad = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      good.add(alice.post(bob.id(), UUID.randomUUID(), "message " + i));
      bad.add(
          switch (i % 4) {
            case 0 -> alice.post(bob.id(), UUID.randomUUID(), "");
            case 1 -> alice.post(UUID.randomUUID(), UUID.randomUUID(), "to nobody");
            case 2 ->
                alice
                    .wire()
                    .request(
                        "sendMessage",
                        Device.message(bob.id(), UUID.randomUUID(), "answer")
                            .put("replyTo", 1_000_000));
            default -> alice.wire().request("nope", Device.message(bob.id(), bob.id(), "x"));
          });
    }

    List<Posted> posted = accepted(good);

    assertThat(posted)
        .extracting(Posted::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 80).boxed().toList());
    assertThat(accepted(bad)).isEmpty();
  }

  @Test
  void severalSocketsAndTwoDirectionsShareOneCount(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();
    List<Device> senders =
        List.of(alice, clients.login(alice), clients.reconnect(alice), bob, clients.login(bob));
    List<List<CompletableFuture<JsonNode>>> answers =
        senders.stream()
            .map(
                sender ->
                    (List<CompletableFuture<JsonNode>>)
                        new ArrayList<CompletableFuture<JsonNode>>())
            .toList();
    for (int i = 0; i < 80; i++) {
      for (int s = 0; s < senders.size(); s++) {
        Device sender = senders.get(s);
        UUID to = sender.id().equals(alice.id()) ? bob.id() : alice.id();
        answers.get(s).add(sender.post(to, UUID.randomUUID(), "message " + i));
      }
    }

    List<Posted> all = new ArrayList<>();
    for (List<CompletableFuture<JsonNode>> ofOne : answers) {
      List<Posted> posted = accepted(ofOne);
      assertThat(posted).hasSize(80).extracting(Posted::seq).isSorted();
      all.addAll(posted);
    }

    for (Device device : senders) {
      assertThat(Verdict.of(messages(device, 400), all)).isEmpty();
    }
  }

  @Test
  void manyConversationsAtOnceKeepTheirOrders(Clients clients) {
    Device alice = clients.register();
    List<Device> others = Stream.generate(clients::register).limit(8).toList();
    List<List<CompletableFuture<JsonNode>>> answers = new ArrayList<>();
    others.forEach(other -> answers.add(new ArrayList<>()));
    for (int i = 0; i < 50; i++) {
      for (int o = 0; o < others.size(); o++) {
        answers.get(o).add(alice.post(others.get(o).id(), UUID.randomUUID(), "message " + i));
      }
    }

    for (int o = 0; o < others.size(); o++) {
      List<Posted> posted = accepted(answers.get(o));
      assertThat(posted).hasSize(50).extracting(Posted::seq).isSorted();
      assertThat(Verdict.of(messages(others.get(o), 50), posted)).isEmpty();
    }
  }

  @Test
  void aReadMarkInThePipelineSeesWhatWasSentBeforeIt(Clients clients) {
    Device alice = clients.register();
    UUID id = UUID.fromString(alice.send(alice.id(), "one").path("conversationId").asText());
    for (int i = 0; i < 20; i++) {
      CompletableFuture<JsonNode> post = alice.post(alice.id(), UUID.randomUUID(), "next");
      CompletableFuture<JsonNode> mark =
          alice.wire().request("markRead", Json.object("conversationId", id, "seq", i + 2));
      WireClient.await(post, ANSWERING);
      WireClient.await(mark, ANSWERING);
    }

    assertThat(alice.call("getConversations").path("conversations").get(0).path("readSeq").asLong())
        .isEqualTo(21);
  }

  private static List<Posted> accepted(List<CompletableFuture<JsonNode>> answers) {
    List<Posted> posted = new ArrayList<>();
    for (CompletableFuture<JsonNode> answer : answers) {
      try {
        posted.add(Posted.of(WireClient.await(answer, ANSWERING)));
      } catch (RequestRefused e) {
        assertThat(e.code()).isIn("rate-limited", "invalid-frame", "not-found", "unknown-type");
      }
    }
    return posted;
  }

  private static List<JsonNode> messages(Device device, int count) {
    return device.inbox().awaitMessages(count);
  }
}
