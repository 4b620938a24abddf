package chat.mehari.messages.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.embedded.TestServers;
import chat.mehari.messages.Breakpoints;
import chat.mehari.messages.Breakpoints.Halt;
import chat.mehari.messages.BrokerLink;
import chat.mehari.messages.Pipeline;
import chat.mehari.messages.RunningService;
import chat.mehari.messages.TestDatabase;
import chat.mehari.messages.TestGateway;
import chat.mehari.schemas.broker.Queues;
import chat.mehari.schemas.identity.ConversationId;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.core.AmqpAdmin;

/**
 * An instance stands still in the middle of a batch, loses its channel, and a second one takes
 * over; the first one may go on later.
 */
@Tag("long")
class HandoverTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CONSUMER = "receive-commands";
  private static RunningService second;

  private final Breakpoints breakpoints = new Breakpoints();
  private final BrokerLink link = new BrokerLink(TestServers.broker());
  private final TestGateway gateway = new TestGateway(TestServers.broker());
  private @Nullable RunningService first;

  @BeforeAll
  static void startSecond() {
    second = RunningService.start();
  }

  @BeforeEach
  void theSecondOneTakesNothingYet() throws Exception {
    second.camel().getRouteController().stopRoute(CONSUMER);
  }

  @AfterEach
  void stop() {
    breakpoints.clear();
    if (first != null) {
      first.close();
    }
    gateway.close();
    link.close();
  }

  @AfterAll
  static void stopSecond() {
    second.close();
  }

  @Test
  void whatTheFirstOneCommitsInFrontOfTheSecondOneIsRecognised() throws Exception {
    // However long the second one takes, it finds the first one in its transaction.
    startFirst("--mehari.messages.idle-in-transaction-timeout-ms=120000");
    Pipeline pipeline = new Pipeline(gateway, 9).send(9);
    pipeline.assertWhole();
    Halt beforeCommit = breakpoints.haltAfter("insert-messages");
    pipeline.send(400);
    beforeCommit.awaitReached();
    theSecondOneTakesOver();
    await().atMost(PATIENCE).until(HandoverTest::somebodyWaitsForALock);
    beforeCommit.release();

    pipeline.send(400).assertWhole();
    pipeline.assertEventsInOrder();
  }

  @Test
  void whoStandsStillInATransactionHoldsNobodyUp() throws Exception {
    startFirst("--mehari.messages.idle-in-transaction-timeout-ms=3000");
    Pipeline pipeline = new Pipeline(gateway, 9).send(9);
    pipeline.assertWhole();
    Halt forEver = breakpoints.haltAfter("insert-messages");
    pipeline.send(400);
    forEver.awaitReached();
    theSecondOneTakesOver();

    pipeline.send(400).assertWhole();
    forEver.release();
    pipeline.send(9).assertWhole();
  }

  /** As if it had been killed there: it goes on only when all is checked. */
  @ParameterizedTest
  @ValueSource(strings = {"publish-batch", "acknowledge-batch"})
  void whatWasCommittedAndNotAcknowledgedIsAnsweredWithTheFirstResult(String step)
      throws Exception {
    startFirst();
    Halt forEver = breakpoints.haltBefore(step);
    Pipeline pipeline = new Pipeline(gateway, 1).send(1);
    forEver.awaitReached();
    String firstTime = sentAt(pipeline);
    boolean isPublished = step.equals("acknowledge-batch");
    if (isPublished) {
      pipeline.assertWhole();
    }
    theSecondOneTakesOver();

    pipeline.send(20).assertWhole();
    pipeline.assertEventsInOrder();
    assertThat(sentAt(pipeline)).isEqualTo(firstTime);
    assertThat(pipeline.answersOfFirst()).isEqualTo(isPublished ? 2 : 1);
    forEver.release();
  }

  private void startFirst(String... settings) {
    first = RunningService.start(breakpoints, link.address(), TestServers.database(), settings);
  }

  /**
   * The second one lines up when the broker has noticed that the first one is gone. Broker-J gives
   * back what that one held only after it has made the next one in line active.
   */
  private void theSecondOneTakesOver() throws Exception {
    link.sever();
    AmqpAdmin admin = second.bean(AmqpAdmin.class);
    await().atMost(PATIENCE).until(() -> isEveryQueueFree(admin));
    second.camel().getRouteController().startRoute(CONSUMER);
  }

  private static boolean isEveryQueueFree(AmqpAdmin admin) {
    return IntStream.range(0, ConversationId.PARTITIONS)
        .mapToObj(partition -> admin.getQueueInfo(Queues.commands(partition)))
        .allMatch(queue -> queue != null && queue.getConsumerCount() == 0);
  }

  private static String sentAt(Pipeline pipeline) {
    return String.valueOf(
        TestDatabase.SQL.queryForObject(
            "select cast(at as text) from message where conversation_id = ? and seq = 1",
            String.class,
            pipeline.conversations().get(0)));
  }

  private static boolean somebodyWaitsForALock() {
    Long waiting =
        TestDatabase.SQL.queryForObject(
            """
            select count(*) from pg_stat_activity
            where application_name = 'mehari-messages' and wait_event_type = 'Lock'
            """,
            Long.class);
    return waiting != null && waiting > 0;
  }
}
