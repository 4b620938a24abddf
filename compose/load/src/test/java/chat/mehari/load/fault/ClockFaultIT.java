package chat.mehari.load.fault;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Account;
import chat.mehari.load.system.Apart;
import chat.mehari.load.system.MachineClock;
import chat.mehari.load.system.PrivateBroker;
import chat.mehari.load.system.PrivateDatabase;
import chat.mehari.load.system.ServerProcess;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Of each service one machine's clock is an hour ahead, and the other's an hour behind. */
@Isolated
class ClockFaultIT {
  private static ApartSystem system;

  @BeforeAll
  static void start() {
    PrivateBroker broker = PrivateBroker.start();
    PrivateDatabase database = PrivateDatabase.start();
    system =
        new ApartSystem(
            broker,
            database,
            Apart.start(broker, database, MachineClock.AHEAD, MachineClock.BEHIND));
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void peopleTalkOnAllMachines() throws InterruptedException {
    try (Traffic traffic = Traffic.start(system.services(), 3)) {
      traffic.awaitProgress();
      traffic.assertWhole();
    }
  }

  @Test
  void eachGatewayTakesWhatIsGoodAndMessagesHaveTheRightTime() {
    Account alice = Account.register(system.services().gateway());
    for (URI gateway : system.services().gateways()) {
      try (WireClient client = WireClient.connect(gateway)) {
        alice.authenticate(client);
        Instant sent =
            Instant.parse(
                client
                    .call(
                        "sendMessage",
                        Json.object("to", alice.id(), "cid", UUID.randomUUID(), "body", "now"))
                    .at("/sentAt")
                    .asText());
        assertThat(Duration.between(sent, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
      }
    }
  }

  @Test
  void eachGatewaySaysWhatIsWrong() throws IOException {
    List<ServerProcess> gateways = system.services().gatewayProcesses();

    assertThat(Files.readString(gateways.get(0).log())).containsPattern("clock .* ahead of");
    assertThat(Files.readString(gateways.get(1).log())).containsPattern("clock .* behind");
  }
}
