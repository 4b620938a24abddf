package chat.mehari.load.fault;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Account;
import chat.mehari.load.conversation.Follower;
import chat.mehari.load.conversation.History;
import chat.mehari.load.conversation.Posted;
import chat.mehari.load.conversation.Sender;
import chat.mehari.load.conversation.Verdict;
import chat.mehari.load.system.RunningSystem;
import chat.mehari.load.wire.WireClient;
import chat.mehari.schemas.identity.ConversationId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * People who talk whatever happens: in each pair both write, one of them also in pipelines, and
 * both follow without ever reloading.
 */
final class Traffic implements AutoCloseable {
  private static final Duration CATCHING_UP = Duration.ofMinutes(1);

  /** Two people and what runs for them. */
  private record Pair(
      Account one,
      Account other,
      List<Sender> senders,
      Pipeliner pipeliner,
      List<Follower> followers) {
    UUID conversation() {
      return ConversationId.ofPrivate(one.id(), other.id());
    }
  }

  private final RunningSystem system;
  private final List<Pair> pairs = new ArrayList<>();

  private Traffic(RunningSystem system) {
    this.system = system;
  }

  /** Begins. */
  static Traffic start(RunningSystem system, int pairs) {
    Traffic traffic = new Traffic(system);
    for (int i = 0; i < pairs; i++) {
      traffic.addPair();
    }
    traffic.awaitProgress(Duration.ofMinutes(2));
    return traffic;
  }

  /** Waits until everybody has sent some more, at most the half minute that is promised. */
  void awaitProgress() {
    awaitProgress(Duration.ofSeconds(30));
  }

  /** Waits until everybody has sent some more. */
  void awaitProgress(Duration atMost) {
    List<Sender> senders = pairs.stream().flatMap(pair -> pair.senders.stream()).toList();
    List<Integer> goals = senders.stream().map(sender -> sender.posted().size() + 10).toList();
    Awaitility.await("ten more messages of everybody")
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(
            () -> {
              for (int i = 0; i < goals.size(); i++) {
                Sender sender = senders.get(i);
                assertThat(sender.posted().size())
                    .as("acknowledged to %s", sender)
                    .isGreaterThanOrEqualTo(goals.get(i));
              }
            });
  }

  /** Stops, and checks that everything acknowledged is there once, in order, for everybody. */
  void assertWhole() throws InterruptedException {
    for (Pair pair : pairs) {
      pair.pipeliner.finish();
      for (Sender sender : pair.senders) {
        sender.finish(Duration.ofSeconds(60));
        assertThat(sender.failures()).isEmpty();
      }
    }
    for (Pair pair : pairs) {
      assertWhole(pair);
    }
  }

  private void assertWhole(Pair pair) {
    List<JsonNode> history;
    try (WireClient client = WireClient.connect(system.gateway())) {
      pair.one.authenticate(client);
      history = History.of(client, pair.conversation());
    }
    List<Posted> posted = new ArrayList<>(pair.pipeliner.posted());
    pair.senders.forEach(sender -> posted.addAll(sender.posted()));
    assertThat(Verdict.of(history, posted)).isEmpty();
    assertThat(Pipeliner.disorder(history, pair.one.id())).isEmpty();
    pair.senders.forEach(
        sender ->
            assertThat(sender.posted().stream().map(Posted::seq))
                .as("one after another")
                .isSorted());
    for (Follower follower : pair.followers) {
      Awaitility.await("a client that never reloads has everything")
          .atMost(CATCHING_UP)
          .untilAsserted(
              () -> assertThat(follower.position(pair.conversation())).isEqualTo(history.size()));
      assertThat(follower.messages(pair.conversation())).isEqualTo(history);
      assertThat(follower.restarts()).isZero();
    }
  }

  private void addPair() {
    try (WireClient one = WireClient.connect(system.gateway());
        WireClient other = WireClient.connect(system.gateway())) {
      Account alice = Account.register(one);
      Account bob = Account.register(other);
      pairs.add(
          new Pair(
              alice,
              bob,
              List.of(
                  new Sender(alice, bob.id(), system::gateways, 20),
                  new Sender(bob, alice.id(), system::gateways, 20)),
              new Pipeliner(alice, bob.id(), system::gateways),
              List.of(new Follower(alice, system::gateways), new Follower(bob, system::gateways))));
    }
  }

  @Override
  public void close() {
    for (Pair pair : pairs) {
      pair.pipeliner.close();
      pair.senders.forEach(Sender::close);
      pair.followers.forEach(Follower::close);
    }
  }
}
