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
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An instance stands still in the middle of a batch, loses its channel, and a second one takes
 * over; the first one may go on later.
 */
class HandoverTest {

  private final Breakpoints breakpoints = new Breakpoints();
  private final BrokerLink link = new BrokerLink(TestServers.broker());
  private final TestGateway gateway = new TestGateway(TestServers.broker());
  private @Nullable RunningService first;

  @AfterEach
  void stop() {
    breakpoints.clear();
    if (first != null) {
      first.close();
    }
    gateway.close();
    link.close();
  }

  @Test
  void whatTheFirstOneCommitsInFrontOfTheSecondOneIsRecognised() throws Exception {
    // However long the second one takes to start, it finds the first one in its transaction.
    startFirst("--mehari.messages.idle-in-transaction-timeout-ms=120000");
    Pipeline pipeline = new Pipeline(gateway, 9).send(9);
    pipeline.assertWhole();
    Halt beforeCommit = breakpoints.haltAfter("insert-messages");
    pipeline.send(400);
    beforeCommit.awaitReached();
    link.sever();

    try (RunningService second = RunningService.start()) {
      await().atMost(Duration.ofSeconds(30)).until(HandoverTest::somebodyWaitsForALock);
      beforeCommit.release();

      pipeline.send(400).assertWhole();
      pipeline.assertEventsInOrder();
      assertThat(second.camel().isStarted()).isTrue();
    }
  }

  @Test
  void whoStandsStillInATransactionHoldsNobodyUp() throws Exception {
    startFirst("--mehari.messages.idle-in-transaction-timeout-ms=3000");
    Pipeline pipeline = new Pipeline(gateway, 9).send(9);
    pipeline.assertWhole();
    Halt forEver = breakpoints.haltAfter("insert-messages");
    pipeline.send(400);
    forEver.awaitReached();
    link.sever();

    try (RunningService second = RunningService.start()) {
      pipeline.send(400).assertWhole();
      forEver.release();
      pipeline.send(9).assertWhole();
      assertThat(second.camel().isStarted()).isTrue();
    }
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
    link.sever();

    try (RunningService second = RunningService.start()) {
      pipeline.send(20).assertWhole();
      pipeline.assertEventsInOrder();
      assertThat(second.camel().isStarted()).isTrue();
    }
    assertThat(sentAt(pipeline)).isEqualTo(firstTime);
    assertThat(pipeline.answersOfFirst()).isEqualTo(isPublished ? 2 : 1);
    forEver.release();
  }

  private void startFirst(String... settings) {
    first = RunningService.start(breakpoints, link.address(), TestServers.database(), settings);
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
