package chat.mehari.users.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.EmbeddedBroker;
import chat.mehari.embedded.EmbeddedDatabase;
import chat.mehari.embedded.TestServers;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.testing.FreePorts;
import chat.mehari.users.Gateway;
import chat.mehari.users.UsersService;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker and database come late, go and come back; nobody has to lend a hand. */
@Tag("long")
class FaultsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void survivesTheLossOfItsDatabaseConnections() {
    UsersService.shared();
    try (Gateway gateway = new Gateway()) {
      Gateway.Signed signed = Gateway.signed(gateway.register(name()));
      for (int i = 0; i < 3; i++) {
        UsersService.sql(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name = 'routes-users' and datname = current_database()");
        Gateway.data(gateway.ask(Operation.GET_SELF, Map.of(), signed));
        Gateway.data(gateway.ask(Operation.AUTHENTICATE, Map.of(), signed));
      }
    }
  }

  @Test
  void waitsForItsServersAndOutlivesThem(@TempDir Path directory) throws Exception {
    int databasePort = FreePorts.next();
    BrokerAddress brokerAddress =
        new BrokerAddress("127.0.0.1", FreePorts.next(), "mehari", "for tests", "/");
    UsersService service = UsersService.start(brokerAddress, TestServers.databaseAt(databasePort));
    assertThat(service.isReady()).isFalse();
    EmbeddedDatabase database = TestServers.startDatabase(directory.resolve("db"), databasePort);
    EmbeddedBroker broker = start(directory, brokerAddress);
    try {
      service.awaitReady();
      Gateway.Signed signed = registerEventually(brokerAddress);

      database.close();
      try (Gateway gateway = new Gateway(brokerAddress)) {
        for (Operation operation : new Operation[] {Operation.GET_SELF, Operation.UPDATE_SELF}) {
          JsonNode frame = gateway.ask(operation, Map.of(), signed);
          assertThat(Gateway.code(frame)).isEqualTo("unavailable");
        }
        database = TestServers.startDatabase(directory.resolve("db"), databasePort);
        await()
            .atMost(PATIENCE)
            .until(() -> isReply(gateway.ask(Operation.GET_SELF, Map.of(), signed)));
      }

      broker.close();
      broker = start(directory, brokerAddress);
      registerEventually(brokerAddress);
    } finally {
      // Before its servers: without them, its consumers end one by one, after a while each.
      service.close();
      broker.close();
      database.close();
    }
  }

  private static EmbeddedBroker start(Path directory, BrokerAddress address) {
    return EmbeddedBroker.start(
        directory.resolve("amqp"), address.port(), address.username(), address.password());
  }

  private static boolean isReply(JsonNode frame) {
    return frame.get("type").asText().equals("reply");
  }

  /** A question that comes before there is a queue for it is lost, so it is asked again. */
  private static Gateway.Signed registerEventually(BrokerAddress broker) {
    try (Gateway gateway = new Gateway(broker)) {
      List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
      return await()
          .pollInterval(Duration.ofMillis(200))
          .atMost(PATIENCE)
          .until(
              () -> {
                answers.add(
                    gateway.send(
                        Operation.REGISTER,
                        Map.of("username", name(), "password", "12345678"),
                        null));
                return answers.stream()
                    .filter(CompletableFuture::isDone)
                    .map(CompletableFuture::join)
                    .filter(FaultsTest::isReply)
                    .findFirst();
              },
              Optional::isPresent)
          .map(reply -> Gateway.signed(Gateway.data(reply)))
          .orElseThrow();
    }
  }

  private static String name() {
    return "f" + UUID.randomUUID().toString().substring(0, 12);
  }
}
