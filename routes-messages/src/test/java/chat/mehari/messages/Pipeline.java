package chat.mehari.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.identity.ConversationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Numbered messages of one user into several conversations in turn, sent without waiting. */
public final class Pipeline {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Short, for each conversation is awaited by itself. */
  private static final Duration POLL = Duration.ofMillis(10);

  private final TestGateway gateway;
  private final UUID sender = UUID.randomUUID();
  private final List<UUID> recipients;
  private final List<List<String>> requests = new ArrayList<>();
  private int sent;

  /** Into this many conversations, of all partitions where there are enough of them. */
  public Pipeline(TestGateway gateway, int conversations) {
    this.gateway = gateway;
    recipients =
        IntStream.range(0, conversations)
            .mapToObj(i -> recipient(i % ConversationId.PARTITIONS))
            .toList();
    recipients.forEach(recipient -> requests.add(new ArrayList<>()));
    gateway.watch(sender);
  }

  private UUID recipient(int partition) {
    return Stream.generate(UUID::randomUUID)
        .filter(id -> ConversationId.partition(ConversationId.ofPrivate(sender, id)) == partition)
        .findFirst()
        .orElseThrow();
  }

  /** Sends so many more, and waits until the broker has them. */
  public Pipeline send(int count) {
    for (int i = 0; i < count; i++) {
      int turn = sent++ % recipients.size();
      List<String> own = requests.get(turn);
      own.add(
          gateway.send(
              sender,
              Operation.SEND_MESSAGE,
              Posts.to(recipients.get(turn), "m" + (own.size() + 1))));
    }
    gateway.flush();
    return this;
  }

  /** The conversations in turn. */
  public List<UUID> conversations() {
    return recipients.stream().map(id -> ConversationId.ofPrivate(sender, id)).toList();
  }

  /** How many are answered. */
  public long answered() {
    return requests.stream()
        .flatMap(List::stream)
        .filter(request -> gateway.reception().answerNow(request) != null)
        .count();
  }

  /** How often the very first one was answered. */
  public int answersOfFirst() {
    return gateway.reception().answered(requests.get(0).get(0));
  }

  /** Everything is posted once, in order, and everything is answered with its own number. */
  public void assertWhole() {
    assertPosted(TestDatabase.SQL);
    assertAnswered();
  }

  /** Everything is answered with its own number. */
  public void assertAnswered() {
    for (List<String> own : requests) {
      for (int i = 0; i < own.size(); i++) {
        assertThat(gateway.reception().answer(own.get(i)).path("data").path("seq").asLong())
            .isEqualTo(i + 1);
      }
    }
  }

  /** Everything is posted once and in order. */
  public void assertPosted(JdbcTemplate sql) {
    for (int turn = 0; turn < recipients.size(); turn++) {
      UUID conversation = conversations().get(turn);
      int count = requests.get(turn).size();
      await()
          .pollInterval(POLL)
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> TestDatabase.numbers(sql, conversation).size() >= count);
      assertThat(TestDatabase.bodies(sql, conversation))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, count).mapToObj(number -> "m" + number).toList());
      assertThat(TestDatabase.numbers(sql, conversation))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, count).boxed().toList());
    }
  }

  /** Every event came once at least; the first ones of each number came in order. */
  public void assertEventsInOrder() {
    for (int turn = 0; turn < recipients.size(); turn++) {
      UUID conversation = conversations().get(turn);
      int count = requests.get(turn).size();
      await()
          .pollInterval(POLL)
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(firsts(conversation))
                      .containsExactlyElementsOf(
                          LongStream.rangeClosed(1, count).boxed().toList()));
    }
  }

  /** The replies of each conversation came in the order of the requests, each once. */
  public void assertRepliesInOrder() {
    List<String> order = gateway.reception().answerOrder();
    for (List<String> own : requests) {
      Set<String> mine = new HashSet<>(own);
      assertThat(order.stream().filter(mine::contains).toList()).isEqualTo(own);
    }
  }

  private List<Long> firsts(UUID conversation) {
    return gateway.reception().events(sender, "message.posted", conversation).stream()
        .map(data -> data.path("seq").asLong())
        .distinct()
        .toList();
  }
}
