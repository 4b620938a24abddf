package chat.mehari.messages.command;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.embedded.TestServers;
import chat.mehari.messages.Breakpoints;
import chat.mehari.messages.Breakpoints.Halt;
import chat.mehari.messages.BrokerLink;
import chat.mehari.messages.BrokerLink.Method;
import chat.mehari.messages.Pipeline;
import chat.mehari.messages.RunningService;
import chat.mehari.messages.TestGateway;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whoever stops ends the batch in hand and closes its channel, so that nobody overtakes it.
 *
 * <p>When a channel closes, RabbitMQ gives back what it held and makes the next consumer active in
 * one step. Broker-J makes the next one active first, and sends it what the former one was not sent
 * yet before it gives back what that one held. So nobody waits in line there while somebody stops.
 */
@Tag("long")
class OrderlyStopTest {

  private static final String CONSUMER = "receive-commands";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PATIENT = "--mehari.messages.shutdown-timeout-ms=120000";

  private final Breakpoints breakpoints = new Breakpoints();
  private final BrokerLink link = new BrokerLink(TestServers.broker());
  private final RunningService first =
      RunningService.start(breakpoints, link.address(), TestServers.database(), PATIENT);
  private final TestGateway gateway = new TestGateway(TestServers.broker());
  private final boolean line = gateway.isAtRabbitMq();

  @BeforeEach
  void theFirstOneIsTheActiveConsumer() {
    new Pipeline(gateway, 8).send(8).assertWhole();
  }

  @AfterEach
  void stop() {
    breakpoints.clear();
    first.close();
    gateway.close();
    link.close();
  }

  @Test
  void theOtherInstanceBeginsWhenTheBatchInHandIsDone() throws Exception {
    Breakpoints others = new Breakpoints();
    AtomicInteger batchesOfOthers = new AtomicInteger();
    others.before("execute-transaction", exchange -> batchesOfOthers.incrementAndGet());
    try (RunningService second = RunningService.start(others)) {
      Halt halt = breakpoints.haltBefore("execute-transaction");
      Pipeline pipeline = new Pipeline(gateway, 9).send(400);
      halt.awaitReached();

      CompletableFuture<Void> stopping = CompletableFuture.runAsync(first::close);
      CommandGate gate = first.bean(CommandGate.class);
      await().atMost(PATIENCE).until(() -> !gate.isOpen(Lane.OWN));
      pipeline.send(50);
      await()
          .during(Duration.ofSeconds(1))
          .atMost(PATIENCE)
          .until(() -> batchesOfOthers.get() == 0);
      if (!line) {
        leave(second);
      }
      halt.release();
      stopping.get(60, SECONDS);
      if (!line) {
        lineUp(second);
      }

      pipeline.assertWhole();
      pipeline.assertEventsInOrder();
      assertThat(batchesOfOthers).hasPositiveValue();
    }
    assertThat(link.sent(Method.CANCEL)).isZero();
    assertThat(link.sent(Method.NACK) + link.sent(Method.REJECT)).isZero();
  }

  @Test
  void instancesComeAndGoUnderAStream() throws Exception {
    BrokerLink otherLink = new BrokerLink(TestServers.broker());
    try (otherLink;
        RunningService second =
            RunningService.start(new Breakpoints(), otherLink.address(), TestServers.database())) {
      if (!line) {
        leave(second);
      }
      long leftBefore = otherLink.sent(Method.CHANNEL_CLOSE);
      Pipeline pipeline = new Pipeline(gateway, 9);
      for (int round = 0; round < 6; round++) {
        RunningService one = round % 2 == 0 ? first : second;
        RunningService other = round % 2 == 0 ? second : first;
        long before = pipeline.answered();
        pipeline.send(500);
        await().atMost(PATIENCE).until(() -> pipeline.answered() > before);
        leave(one);
        pipeline.send(100);
        lineUp(line ? one : other);
      }

      pipeline.assertWhole();
      pipeline.assertEventsInOrder();
      assertThat(link.sent(Method.CHANNEL_CLOSE)).isEqualTo(3);
      assertThat(otherLink.sent(Method.CHANNEL_CLOSE) - leftBefore).isEqualTo(3);
      for (BrokerLink each : new BrokerLink[] {link, otherLink}) {
        assertThat(each.sent(Method.CANCEL)).isZero();
        assertThat(each.sent(Method.NACK) + each.sent(Method.REJECT)).isZero();
        assertThat(each.sent(Method.ACK)).isPositive();
      }
    }
  }

  /** Returns when the broker has closed the channel, and so given back what was held. */
  private static void leave(RunningService service) throws Exception {
    service.camel().getRouteController().stopRoute(CONSUMER);
  }

  private static void lineUp(RunningService service) throws Exception {
    service.camel().getRouteController().startRoute(CONSUMER);
  }
}
