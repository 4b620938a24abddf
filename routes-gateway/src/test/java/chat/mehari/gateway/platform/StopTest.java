package chat.mehari.gateway.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.TestServers;
import chat.mehari.gateway.harness.BrokerProxy;
import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.impl.engine.AbstractCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Nobody who is away, and nothing that is tried for ever, holds up a stop. */
@ExtendWith(OutputCaptureExtension.class)
class StopTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SECONDS_OF_A_STOP = 60;

  private final Services services = Services.fresh();

  @Test
  void whileTheBrokerHasNeverBeenThere(CapturedOutput output) throws Exception {
    RunningGateway gateway =
        RunningGateway.start(new BrokerAddress("127.0.0.1", 1, "nobody", "none", "/"));
    assertThat(gateway.isReady()).isFalse();

    assertStops(gateway, output);
  }

  @Test
  void whileTheBrokerHasGoneAwayUnderItsClients(CapturedOutput output) throws Exception {
    BrokerProxy proxy = new BrokerProxy(TestServers.broker());
    RunningGateway gateway = RunningGateway.start(proxy.address()).awaitReady();
    try (Client client = Client.of(gateway, services, Person.create())) {
      proxy.close();
      Awaitility.await().atMost(PATIENCE).until(() -> !gateway.isReady());

      assertStops(gateway, output);
      assertThat(client.closeCode()).isEqualTo(1001);
    }
  }

  @Test
  void whileNobodyAnswersForKeys(CapturedOutput output) throws Exception {
    services.ignore("getKeys");
    RunningGateway gateway = RunningGateway.start(TestServers.broker());
    services.await("getKeys", 1);

    assertStops(gateway, output);
  }

  @Test
  void whileNobodySaysWhichSessionsLive(CapturedOutput output) throws Exception {
    try (BrokerProxy proxy = new BrokerProxy(TestServers.broker())) {
      RunningGateway gateway = RunningGateway.start(proxy.address()).awaitReady();
      try (Client client = Client.of(gateway, services, Person.create())) {
        services.ignore("checkSessions");
        proxy.cut("routes-gateway deliveries");
        // The first question has gone unanswered; the second one comes from the repetition.
        gateway.giveUpWaiting(() -> services.asked("checkSessions").size() >= 2);

        assertStops(gateway, output);
        assertThat(client.closeCode()).isEqualTo(1001);
      }
    }
  }

  /** In time, and with nothing left that had to be broken off. */
  private static void assertStops(RunningGateway gateway, CapturedOutput output) throws Exception {
    LoggingSystem logging = LoggingSystem.get(StopTest.class.getClassLoader());
    // Says how routes have stopped, which operators need not read.
    logging.setLogLevel(AbstractCamelContext.class.getName(), LogLevel.INFO);
    try {
      CompletableFuture.runAsync(gateway::close).get(SECONDS_OF_A_STOP, SECONDS);
    } finally {
      logging.setLogLevel(AbstractCamelContext.class.getName(), LogLevel.WARN);
    }
    assertThat(output.getOut()).contains("Routes stopped (").doesNotContain("Forced stopped");
  }
}
