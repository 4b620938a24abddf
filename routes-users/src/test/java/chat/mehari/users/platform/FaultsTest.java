package chat.mehari.users.platform;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.DatabaseAddress;
import chat.mehari.embedded.EmbeddedBroker;
import chat.mehari.embedded.EmbeddedDatabase;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.users.Gateway;
import chat.mehari.users.UsersService;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker and database come late, go and come back; nobody has to lend a hand. */
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
    int databasePort = freePort();
    int brokerPort = freePort();
    DatabaseAddress databaseAddress =
        new DatabaseAddress("127.0.0.1", databasePort, "postgres", "postgres", "for tests");
    BrokerAddress brokerAddress =
        new BrokerAddress("127.0.0.1", brokerPort, "mehari", "for tests", "/");
    try (UsersService service = UsersService.start(brokerAddress, databaseAddress)) {
      assertThat(service.isReady()).isFalse();
      EmbeddedDatabase database =
          EmbeddedDatabase.start(directory.resolve("db"), databasePort, "for tests");
      EmbeddedBroker broker =
          EmbeddedBroker.start(directory.resolve("amqp"), brokerPort, "mehari", "for tests");
      try {
        service.awaitReady();
        Gateway.Signed signed = registerEventually(brokerAddress);

        database.close();
        try (Gateway gateway = new Gateway(brokerAddress)) {
          for (Operation operation : new Operation[] {Operation.GET_SELF, Operation.UPDATE_SELF}) {
            JsonNode frame = gateway.ask(operation, Map.of(), signed);
            assertThat(Gateway.code(frame)).isEqualTo("unavailable");
          }
          database = EmbeddedDatabase.start(directory.resolve("db"), databasePort, "for tests");
          Gateway.data(gateway.ask(Operation.GET_SELF, Map.of(), signed));
        }

        broker.close();
        broker = EmbeddedBroker.start(directory.resolve("amqp"), brokerPort, "mehari", "for tests");
        registerEventually(brokerAddress);
      } finally {
        broker.close();
        database.close();
      }
    }
  }

  /** A question that comes before the consumers are back is lost with its gateway's patience. */
  private static Gateway.Signed registerEventually(BrokerAddress broker) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptionsMatching(failure -> true)
        .until(
            () -> {
              try (Gateway gateway = new Gateway(broker)) {
                return Gateway.signed(gateway.register(name()));
              } catch (AssertionError e) {
                throw new IllegalStateException(e);
              }
            },
            signed -> signed != null);
  }

  private static String name() {
    return "f" + UUID.randomUUID().toString().substring(0, 12);
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
