package chat.mehari.messages.platform;

import static chat.mehari.schemas.broker.Operation.GET_CONVERSATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.messages.Breakpoints;
import chat.mehari.messages.Breakpoints.Halt;
import chat.mehari.messages.LostServers;
import chat.mehari.messages.Pipeline;
import chat.mehari.messages.RunningService;
import chat.mehari.messages.TestGateway;
import chat.mehari.schemas.broker.Operation;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Broker and database go and come back under a running service; nobody has to lend a hand. */
@Tag("long")
@ExtendWith(OutputCaptureExtension.class)
class LostServersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<Operation> QUERIES =
      List.of(Operation.GET_MESSAGES, GET_CONVERSATIONS, Operation.SYNC);
  private static final Breakpoints BREAKPOINTS = new Breakpoints();
  private static LostServers servers;
  private static RunningService service;

  @BeforeAll
  static void start(@TempDir Path directory) {
    servers = new LostServers(directory).startDatabase().startBroker();
    service = RunningService.start(BREAKPOINTS, servers.brokerAddress(), servers.databaseAddress());
  }

  @AfterEach
  void forgetBreakpoints() {
    BREAKPOINTS.clear();
  }

  @AfterAll
  static void stop() {
    service.close();
    servers.close();
  }

  @Test
  void theDatabaseIsRestartedUnderAStream(CapturedOutput output) throws Exception {
    try (TestGateway gateway = new TestGateway(servers.brokerAddress())) {
      Halt halt = BREAKPOINTS.haltAfter("insert-messages");
      Pipeline pipeline = new Pipeline(gateway, 9).send(500);
      halt.awaitReached();
      servers.stopDatabase();
      halt.release();
      pipeline.send(200);
      servers.startDatabase();

      pipeline.assertPosted(servers.sql());
      pipeline.assertAnswered();
      pipeline.assertRepliesInOrder();
      pipeline.assertEventsInOrder();
      assertThat(gateway.deadLetterNow()).isNull();
      assertThat(output.getOut().lines().filter(line -> line.contains("Commands wait")))
          .isNotEmpty()
          .extracting(line -> line.substring(line.indexOf("Commands wait")))
          .doesNotHaveDuplicates();
      assertThat(output.getOut()).contains("Commands are done again");
    }
  }

  @Test
  void queriesWithoutADatabaseAreAnsweredInTime() {
    UUID user = UUID.randomUUID();
    try (TestGateway gateway = new TestGateway(servers.brokerAddress())) {
      servers.stopDatabase();
      try {
        double attempts = connectionsThatDidNotCome();
        List<String> queries =
            QUERIES.stream().map(query -> gateway.send(user, query, data(query, user))).toList();
        for (String query : queries) {
          assertThat(gateway.reception().answer(query).path("error").path("code").asText())
              .isEqualTo("unavailable");
        }
        // A gateway waits for 10 seconds: long enough for one attempt each.
        assertThat(connectionsThatDidNotCome() - attempts).isLessThanOrEqualTo(QUERIES.size());
        assertThat(service.bean(HikariDataSource.class).getConnectionTimeout()).isLessThan(9_000);
      } finally {
        servers.startDatabase();
      }
      for (Operation query : QUERIES) {
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    gateway
                        .ask(user, query, data(query, user))
                        .path("type")
                        .asText()
                        .equals("reply"));
      }
      assertThat(gateway.deadLetterNow()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"insert-messages", "publish-batch", "acknowledge-batch"})
  void theBrokerIsRestartedInTheMiddleOfABatch(String step) throws Exception {
    Pipeline pipeline;
    Halt halt = BREAKPOINTS.haltBefore(step);
    try (TestGateway gateway = new TestGateway(servers.brokerAddress())) {
      pipeline = new Pipeline(gateway, 9).send(600);
      halt.awaitReached();
      servers.stopBroker();
    }
    halt.release();
    servers.startBroker();

    pipeline.assertPosted(servers.sql());
    try (TestGateway gateway = new TestGateway(servers.brokerAddress())) {
      Pipeline next = new Pipeline(gateway, 9).send(20);
      next.assertPosted(servers.sql());
      next.assertAnswered();
    }
  }

  @Test
  void aBrokerThatComesBackEmptyGetsItsTopologyAgain() {
    servers.stopBroker();
    servers.startEmptyBroker();

    UUID user = UUID.randomUUID();
    try (TestGateway gateway = new TestGateway(servers.brokerAddress())) {
      // What is published before there is a queue is lost; clients send it again.
      await()
          .pollInterval(Duration.ofMillis(200))
          .atMost(PATIENCE)
          .until(
              () -> {
                gateway.send(user, GET_CONVERSATIONS, Map.of());
                return gateway.reception().answers() > 0;
              });
      Pipeline pipeline = new Pipeline(gateway, 9).send(200);
      pipeline.assertPosted(servers.sql());
      pipeline.assertAnswered();
      pipeline.assertEventsInOrder();
    }
  }

  private static double connectionsThatDidNotCome() {
    return service.bean(MeterRegistry.class).get("hikaricp.connections.timeout").counter().count();
  }

  private static Map<String, Object> data(Operation query, UUID user) {
    return switch (query) {
      case GET_MESSAGES -> Map.of("with", user);
      case SYNC -> Map.of("positions", Map.of());
      default -> Map.of();
    };
  }
}
