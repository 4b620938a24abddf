package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reading what was written. */
@ExtendWith(SharedSystem.class)
class HistoryIT {
  private static final int LARGEST_REPLY = 256 * 1024;

  @Test
  void theLatestOnesComeWithoutADirection(Clients clients) {
    Device alice = withNotes(clients, 120, "n");

    JsonNode page = alice.call("getMessages", "with", alice.id());

    assertThat(seqs(page)).isEqualTo(range(71, 120));
    assertThat(page.path("hasMore").asBoolean()).isTrue();
  }

  @Test
  void pagesGoBackToTheBeginning(Clients clients) {
    Device alice = withNotes(clients, 25, "n");
    List<Long> all = new ArrayList<>();
    long before = 26;
    boolean more = true;
    while (more) {
      JsonNode page = alice.call("getMessages", "with", alice.id(), "before", before, "limit", 10);
      assertThat(seqs(page)).isSorted();
      all.addAll(0, seqs(page));
      before = all.get(0);
      more = page.path("hasMore").asBoolean();
    }

    assertThat(all).isEqualTo(range(1, 25));
  }

  @Test
  void pagesGoForwardToTheEnd(Clients clients) {
    Device alice = withNotes(clients, 25, "n");
    List<Long> all = new ArrayList<>();
    long after = 0;
    boolean more = true;
    while (more) {
      JsonNode page = alice.call("getMessages", "with", alice.id(), "after", after, "limit", 10);
      all.addAll(seqs(page));
      after = all.get(all.size() - 1);
      more = page.path("hasMore").asBoolean();
    }

    assertThat(all).isEqualTo(range(1, 25));
  }

  @Test
  void hasMoreIsExactAtTheEdges(Clients clients) {
    Device alice = withNotes(clients, 20, "n");

    assertThat(page(alice, "before", 11, 10)).isEqualTo(new Page(range(1, 10), false));
    assertThat(page(alice, "before", 12, 10)).isEqualTo(new Page(range(2, 11), true));
    assertThat(page(alice, "before", 1, 10)).isEqualTo(new Page(List.of(), false));
    assertThat(page(alice, "before", 0, 10)).isEqualTo(new Page(List.of(), false));
    assertThat(page(alice, "before", 1_000, 10)).isEqualTo(new Page(range(11, 20), true));
    assertThat(page(alice, "after", 10, 10)).isEqualTo(new Page(range(11, 20), false));
    assertThat(page(alice, "after", 9, 10)).isEqualTo(new Page(range(10, 19), true));
    assertThat(page(alice, "after", 20, 10)).isEqualTo(new Page(List.of(), false));
    assertThat(page(alice, "after", 1_000, 10)).isEqualTo(new Page(List.of(), false));
    assertThat(page(alice, "after", 0, 20)).isEqualTo(new Page(range(1, 20), false));
  }

  @Test
  void somebodyNotYetWrittenToHasAnEmptyHistory(Clients clients) {
    Device alice = clients.register();
    Device bob = clients.register();

    JsonNode page = alice.call("getMessages", "with", bob.id());

    assertThat(page.path("messages")).isEmpty();
    assertThat(page.path("hasMore").asBoolean()).isFalse();
    assertThat(alice.call("getConversations").path("conversations")).isEmpty();
  }

  @Test
  void aPageHoldsAtMost256KiB(Clients clients) {
    Device alice = withNotes(clients, 40, "😀".repeat(3_900));
    List<Long> back = new ArrayList<>();
    long before = 41;
    int pages = 0;
    boolean more = true;
    while (more) {
      JsonNode page = alice.call("getMessages", "with", alice.id(), "before", before, "limit", 100);
      assertThat(page.toString().getBytes(StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(LARGEST_REPLY);
      assertThat(seqs(page)).isNotEmpty();
      back.addAll(0, seqs(page));
      before = back.get(0);
      more = page.path("hasMore").asBoolean();
      pages++;
    }
    JsonNode forward = alice.call("getMessages", "with", alice.id(), "after", 0, "limit", 100);

    assertThat(back).isEqualTo(range(1, 40));
    assertThat(pages).isGreaterThan(2);
    assertThat(forward.path("hasMore").asBoolean()).isTrue();
    assertThat(seqs(forward)).isEqualTo(range(1, forward.path("messages").size()));
    assertThat(forward.toString().getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(LARGEST_REPLY);
  }

  private record Page(List<Long> seqs, boolean hasMore) {}

  private static Page page(Device device, String direction, long seq, int limit) {
    JsonNode page = device.call("getMessages", "with", device.id(), direction, seq, "limit", limit);
    return new Page(seqs(page), page.path("hasMore").asBoolean());
  }

  private static Device withNotes(Clients clients, int count, String body) {
    Device device = clients.register();
    List<CompletableFuture<JsonNode>> answers =
        IntStream.range(0, count)
            .mapToObj(i -> device.post(device.id(), UUID.randomUUID(), body))
            .toList();
    answers.forEach(answer -> WireClient.await(answer, Duration.ofMinutes(1)));
    return device;
  }

  private static List<Long> seqs(JsonNode page) {
    List<Long> seqs = new ArrayList<>();
    page.path("messages").forEach(message -> seqs.add(message.path("seq").asLong()));
    return seqs;
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }
}
