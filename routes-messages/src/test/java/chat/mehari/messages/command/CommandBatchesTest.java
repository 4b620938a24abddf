package chat.mehari.messages.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.embedded.TestServers;
import chat.mehari.messages.Breakpoints;
import chat.mehari.messages.Breakpoints.Halt;
import chat.mehari.messages.BrokerLink;
import chat.mehari.messages.BrokerLink.Method;
import chat.mehari.messages.Pipeline;
import chat.mehari.messages.RunningService;
import chat.mehari.messages.TestDatabase;
import chat.mehari.messages.TestGateway;
import chat.mehari.messages.platform.Command;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits goes in large batches, one at a time, in order, each acknowledged when it is done. */
class CommandBatchesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LARGEST_BATCH = 256;
  private static final int WAITING = 3_000;

  /** A broker that is slow to deliver makes smaller batches, but none of a few commands each. */
  private static final int MANY_BATCHES = WAITING / 10;

  private static final Breakpoints BREAKPOINTS = new Breakpoints();
  private static BrokerLink link;
  private static RunningService service;
  private static TestGateway gateway;

  private final AtomicInteger running = new AtomicInteger();
  private final Queue<Integer> sizes = new ConcurrentLinkedQueue<>();
  private final Queue<String> violations = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void start() {
    link = new BrokerLink(TestServers.broker());
    service = RunningService.start(BREAKPOINTS, link.address(), TestServers.database());
    gateway = new TestGateway(TestServers.broker());
  }

  @AfterEach
  void forgetBreakpoints() {
    BREAKPOINTS.clear();
  }

  @AfterAll
  static void stop() {
    gateway.close();
    service.close();
    link.close();
  }

  @Test
  void thousandsOfWaitingCommandsGoInLargeBatchesOneAtATime() throws Exception {
    Halt first = BREAKPOINTS.haltBefore("execute-transaction");
    Pipeline pipeline = new Pipeline(gateway, 16).send(1);
    first.awaitReached();
    pipeline.send(WAITING);
    long acknowledged = link.sent(Method.ACK);
    BREAKPOINTS.before("execute-transaction", this::begin);
    BREAKPOINTS.before("acknowledge-batch", this::assertDone);
    BREAKPOINTS.after("acknowledge-batch", exchange -> running.decrementAndGet());
    running.incrementAndGet();
    first.release();

    pipeline.assertWhole();
    pipeline.assertRepliesInOrder();
    pipeline.assertEventsInOrder();

    assertThat(violations).isEmpty();
    assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(WAITING);
    assertThat(sizes).allMatch(size -> size <= LARGEST_BATCH).hasSizeLessThan(MANY_BATCHES);
    // What was published arrives before it is acknowledged.
    await().atMost(PATIENCE).until(() -> link.sent(Method.ACK) - acknowledged == sizes.size() + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "execute-transaction",
        "lock-conversations",
        "insert-messages",
        "publish-batch",
        "acknowledge-batch"
      })
  void aChannelThatDiesInTheMiddleLosesAndDoublesNothing(String step) {
    AtomicInteger batches = new AtomicInteger();
    BREAKPOINTS.before(
        step,
        exchange -> {
          if (batches.incrementAndGet() == 3) {
            link.cut();
          }
        });

    Pipeline pipeline = new Pipeline(gateway, 9).send(1_000);

    pipeline.assertWhole();
    pipeline.assertEventsInOrder();
    assertThat(batches).hasValueGreaterThan(3);
    assertThat(link.sent(Method.NACK) + link.sent(Method.REJECT) + link.sent(Method.CANCEL))
        .isZero();
    assertThat(gateway.deadLetterNow()).isNull();
  }

  @Test
  void aLoneCommandWaitsForNoOther() {
    Pipeline pipeline = new Pipeline(gateway, 1);
    for (int i = 0; i < 20; i++) {
      pipeline.send(1).assertWhole();
    }
  }

  private void begin(Exchange exchange) {
    if (running.incrementAndGet() != 1) {
      violations.add("two batches at once");
    }
    sizes.add(exchange.getProperty("batch", CommandBatch.class).commands().size());
  }

  private void assertDone(Exchange exchange) {
    ReadCommands read = exchange.getProperty("read", ReadCommands.class);
    UUID[] ids = read.commands().stream().map(Command::commandId).toArray(UUID[]::new);
    Long done =
        TestDatabase.SQL.queryForObject(
            "select count(*) from message where command_id = any (?)", Long.class, (Object) ids);
    if (done == null || done != ids.length) {
      violations.add("acknowledged before it was done");
    }
  }
}
