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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Many conversations at once, as many of each partition; everybody who is in one follows all. */
final class Crowd implements AutoCloseable {
  private static final int PEOPLE = 10;
  private static final int OF_EACH_PARTITION = 2;
  private static final long PAUSE_MS = 100;

  /** A conversation in which one writes one message after another, or in pipelines as well. */
  private record Talk(Account one, Account other, Sender sender, List<Pipeliner> pipeliners) {
    UUID conversation() {
      return ConversationId.ofPrivate(one.id(), other.id());
    }
  }

  private final RunningSystem system;
  private final List<Account> people = new ArrayList<>();
  private final List<Talk> talks = new ArrayList<>();
  private final List<Follower> followers = new ArrayList<>();

  private Crowd(RunningSystem system) {
    this.system = system;
  }

  static Crowd start(RunningSystem system) {
    Crowd crowd = new Crowd(system);
    for (int i = 0; i < PEOPLE; i++) {
      try (WireClient client = WireClient.connect(system.gateway())) {
        crowd.people.add(Account.register(client));
      }
    }
    crowd.talk();
    crowd.people.forEach(one -> crowd.followers.add(new Follower(one, system::gateways)));
    return crowd;
  }

  /** In each partition, one of the conversations has a writer in pipelines. */
  private void talk() {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int i = 0; i < PEOPLE; i++) {
      for (int j = 0; j < i; j++) {
        Account one = people.get(i);
        Account other = people.get(j);
        int partition = ConversationId.partition(ConversationId.ofPrivate(one.id(), other.id()));
        int count = counts.merge(partition, 1, Integer::sum);
        if (count <= OF_EACH_PARTITION) {
          talks.add(
              new Talk(
                  one,
                  other,
                  new Sender(one, other.id(), system::gateways, PAUSE_MS),
                  count == 1
                      ? List.of(new Pipeliner(one, other.id(), system::gateways))
                      : List.of()));
        }
      }
    }
  }

  /** Waits until some more was acknowledged in every conversation. */
  void awaitProgress(Duration atMost) {
    List<Integer> goals = talks.stream().map(talk -> talk.sender.posted().size() + 5).toList();
    Awaitility.await("five more messages in each conversation")
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(
            () -> {
              for (int i = 0; i < goals.size(); i++) {
                assertThat(talks.get(i).sender.posted().size())
                    .as("acknowledged to %s", talks.get(i).sender)
                    .isGreaterThanOrEqualTo(goals.get(i));
              }
            });
  }

  /** Stops, and checks that everything acknowledged is there once, in order, for everybody. */
  void assertWhole() throws InterruptedException {
    for (Talk talk : talks) {
      for (Pipeliner pipeliner : talk.pipeliners) {
        pipeliner.finish();
      }
      talk.sender.finish(Duration.ofSeconds(60));
      assertThat(talk.sender.failures()).isEmpty();
    }
    talks.forEach(this::assertWhole);
    assertThat(followers).allMatch(follower -> follower.restarts() == 0);
  }

  private void assertWhole(Talk talk) {
    List<JsonNode> history;
    try (WireClient client = WireClient.connect(system.gateway())) {
      talk.one.authenticate(client);
      history = History.of(client, talk.conversation());
    }
    List<Posted> posted = new ArrayList<>(talk.sender.posted());
    talk.pipeliners.forEach(pipeliner -> posted.addAll(pipeliner.posted()));
    assertThat(Verdict.of(history, posted)).isEmpty();
    assertThat(Pipeliner.disorder(history, talk.one.id())).isEmpty();
    assertThat(talk.sender.posted().stream().map(Posted::seq)).isSorted();
    for (Account each : List.of(talk.one, talk.other)) {
      Follower follower = followers.get(people.indexOf(each));
      Awaitility.await("a client that never reloads has everything")
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> assertThat(follower.position(talk.conversation())).isEqualTo(history.size()));
      assertThat(follower.messages(talk.conversation())).isEqualTo(history);
    }
  }

  @Override
  public void close() {
    talks.forEach(
        talk -> {
          talk.sender.close();
          talk.pipeliners.forEach(Pipeliner::close);
        });
    followers.forEach(Follower::close);
  }
}
