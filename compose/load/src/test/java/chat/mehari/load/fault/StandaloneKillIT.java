package chat.mehari.load.fault;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Account;
import chat.mehari.load.account.Device;
import chat.mehari.load.system.Standalone;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The standalone under traffic, killed and stopped, on the same data each time. */
@Tag("long")
class StandaloneKillIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static Standalone system;

  @BeforeAll
  static void start() {
    system = Standalone.start();
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void whatWasAcknowledgedSurvivesAKillAndAStop() throws InterruptedException {
    Account account;
    UUID cid = UUID.randomUUID();
    JsonNode first;
    try (WireClient client = WireClient.connect(system.gateway())) {
      account = Account.register(client);
      first =
          WireClient.await(new Device(account, client).post(account.id(), cid, "once"), PATIENCE);
    }
    try (Traffic traffic = Traffic.start(system, 3)) {
      system.process().kill();
      system.startAgain();
      traffic.awaitProgress(PATIENCE);
      system.process().terminate();
      system.startAgain();
      traffic.awaitProgress(PATIENCE);

      traffic.assertWhole();
    }
    try (WireClient client = WireClient.connect(system.gateway())) {
      account.authenticate(client);
      Device device = new Device(account, client);
      assertThat(WireClient.await(device.post(account.id(), cid, "once"), PATIENCE))
          .isEqualTo(first);
      assertThat(device.call("getMessages", "with", account.id()).path("messages")).hasSize(1);
      assertThat(account.login(client).username()).isEqualTo(account.username());
    }
  }

  @Test
  void aDatabaseThatIsKilledComesBackByItself() throws InterruptedException {
    try (Traffic traffic = Traffic.start(system, 3)) {
      system.killDatabase();
      traffic.awaitProgress(PATIENCE);

      traffic.assertWhole();
    }
  }
}
