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
import org.junit.jupiter.api.Test;

/**
 * Whoever stops ends the batch in hand and closes its channel, so that nobody overtakes it. No more
 * is sent than one instance takes ahead: Broker-J makes the next consumer active before it gives
 * back what the former one held, which RabbitMQ does in one step.
 */
class OrderlyStopTest {

  private final Breakpoints breakpoints = new Breakpoints();
  private final BrokerLink link = new BrokerLink(TestServers.broker());
  private final RunningService first =
      RunningService.start(breakpoints, link.address(), TestServers.database());
  private final TestGateway gateway = new TestGateway(TestServers.broker());

  @BeforeEach
  void theFirstOneIsTheActiveConsumer() {
    new Pipeline(gateway, 8).send(8).assertWhole();
  }

  @AfterEach
  void stop() {
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
      await().atMost(Duration.ofSeconds(30)).until(() -> !gate.isOpen(Lane.OWN));
      pipeline.send(50);
      await()
          .during(Duration.ofSeconds(1))
          .atMost(Duration.ofSeconds(30))
          .until(() -> batchesOfOthers.get() == 0);
      halt.release();

      pipeline.assertWhole();
      pipeline.assertEventsInOrder();
      stopping.get(60, SECONDS);
      assertThat(batchesOfOthers).hasPositiveValue();
      assertThat(second.camel().isStarted()).isTrue();
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
      Pipeline pipeline = new Pipeline(gateway, 9);
      for (int round = 0; round < 6; round++) {
        RunningService one = round % 2 == 0 ? first : second;
        long before = pipeline.answered();
        pipeline.send(500);
        await().atMost(Duration.ofSeconds(60)).until(() -> pipeline.answered() > before);
        one.camel().getRouteController().stopRoute("receive-commands");
        pipeline.send(100);
        one.camel().getRouteController().startRoute("receive-commands");
        // Else a slow machine piles up more than one instance takes ahead.
        pipeline.assertAnswered();
      }

      pipeline.assertWhole();
      pipeline.assertEventsInOrder();
      for (BrokerLink each : new BrokerLink[] {link, otherLink}) {
        assertThat(each.sent(Method.CHANNEL_CLOSE)).isEqualTo(3);
        assertThat(each.sent(Method.CANCEL)).isZero();
        assertThat(each.sent(Method.NACK) + each.sent(Method.REJECT)).isZero();
        assertThat(each.sent(Method.ACK)).isPositive();
      }
    }
  }
}
