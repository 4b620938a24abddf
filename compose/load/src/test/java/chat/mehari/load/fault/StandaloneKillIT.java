package chat.mehari.load.fault;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Account;
import chat.mehari.load.account.Device;
import chat.mehari.load.system.Standalone;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The standalone under traffic, killed and stopped, on the same data each time. */
class StandaloneKillIT {
  private static final Duration ANSWERING = Duration.ofSeconds(15);

  @Test
  void whatWasAcknowledgedSurvivesAKillAndAStop() throws InterruptedException {
    try (Standalone system = Standalone.start()) {
      Account account;
      UUID cid = UUID.randomUUID();
      JsonNode first;
      try (WireClient client = WireClient.connect(system.gateway())) {
        account = Account.register(client);
        first =
            WireClient.await(
                new Device(account, client).post(account.id(), cid, "once"), ANSWERING);
      }
      try (Traffic traffic = Traffic.start(system, 3)) {
        system.process().kill();
        system.startAgain();
        traffic.awaitProgress();
        system.process().terminate();
        system.startAgain();
        traffic.awaitProgress();

        traffic.assertWhole();
      }
      try (WireClient client = WireClient.connect(system.gateway())) {
        account.authenticate(client);
        Device device = new Device(account, client);
        assertThat(WireClient.await(device.post(account.id(), cid, "once"), ANSWERING))
            .isEqualTo(first);
        assertThat(device.call("getMessages", "with", account.id()).path("messages")).hasSize(1);
        assertThat(account.login(client).username()).isEqualTo(account.username());
      }
    }
  }

  @Test
  void aDatabaseThatIsKilledComesBackByItself() throws InterruptedException {
    try (Standalone system = Standalone.start();
        Traffic traffic = Traffic.start(system, 3)) {
      system.killDatabase();
      traffic.awaitProgress(Duration.ofSeconds(60));

      traffic.assertWhole();
    }
  }
}
