package chat.mehari.messages.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.embedded.DatabaseAddress;
import chat.mehari.embedded.TestServers;
import chat.mehari.messages.Breakpoints;
import chat.mehari.messages.BrokerLink;
import chat.mehari.messages.BrokerLink.Method;
import chat.mehari.messages.Pipeline;
import chat.mehari.messages.RunningService;
import chat.mehari.messages.TestDatabase;
import chat.mehari.messages.TestGateway;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault of the database that passes makes the same batch run again where it stands. */
class TransientFaultTest {

  private static final Breakpoints BREAKPOINTS = new Breakpoints();
  private static BrokerLink link;
  private static RunningService service;
  private static TestGateway gateway;

  private final Queue<Long> attempts = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void start() {
    link = new BrokerLink(TestServers.broker());
    service =
        RunningService.start(
            BREAKPOINTS,
            link.address(),
            TestServers.database(),
            "--mehari.messages.lock-timeout-ms=400",
            "--mehari.messages.statement-timeout-ms=800");
    gateway = new TestGateway(TestServers.broker());
  }

  @AfterEach
  void nothingWasGivenBack() {
    BREAKPOINTS.clear();
    assertThat(link.sent(Method.NACK) + link.sent(Method.REJECT)).isZero();
    assertThat(link.sent(Method.CANCEL)).isZero();
    assertThat(gateway.deadLetterNow()).isNull();
  }

  @AfterAll
  static void stop() {
    gateway.close();
    service.close();
    link.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lock-conversations", "create-conversations", "insert-messages"})
  void aConnectionThatIsKilledInTheTransaction(String step) {
    AtomicInteger kills = new AtomicInteger(3);
    BREAKPOINTS.after(
        step,
        exchange -> {
          if (kills.getAndDecrement() > 0) {
            killConnectionsInTransaction();
          }
        });

    Pipeline pipeline = new Pipeline(gateway, 9).send(900);

    pipeline.assertWhole();
    pipeline.assertRepliesInOrder();
    pipeline.assertEventsInOrder();
    assertThat(kills).hasValueLessThanOrEqualTo(0);
  }

  @Test
  void aConversationThatSomebodyElseHolds() throws SQLException {
    Pipeline pipeline = new Pipeline(gateway, 9).send(9);
    pipeline.assertWhole();
    noteAttempts();
    try (Connection other = connection()) {
      other.setAutoCommit(false);
      hold(other, pipeline.conversations().get(4));
      pipeline.send(900);
      awaitRepetition();
      other.rollback();
    }

    pipeline.assertWhole();
    pipeline.assertRepliesInOrder();
    pipeline.assertEventsInOrder();
  }

  @Test
  void aStatementThatTakesTooLong() throws Exception {
    service.camel().getRouteController().stopRoute("receive-commands");
    try (RunningService patient =
            RunningService.start(
                BREAKPOINTS,
                link.address(),
                TestServers.database(),
                "--mehari.messages.lock-timeout-ms=60000",
                "--mehari.messages.statement-timeout-ms=400");
        Connection other = connection()) {
      noteAttempts();
      other.setAutoCommit(false);
      other.createStatement().execute("lock table message in access exclusive mode");
      Pipeline pipeline = new Pipeline(gateway, 9).send(300);
      awaitRepetition();
      other.rollback();
      pipeline.assertWhole();
      pipeline.assertRepliesInOrder();
      assertThat(patient.camel().isStarted()).isTrue();
    } finally {
      service.camel().getRouteController().startRoute("receive-commands");
    }
  }

  /** Notes the first command of each attempt, by its tag. */
  private void noteAttempts() {
    BREAKPOINTS.before(
        "execute-transaction",
        exchange ->
            attempts.add(
                exchange.getProperty("batch", CommandBatch.class).commands().get(0).tag()));
  }

  /** One batch is tried again and again, and none that is behind it. */
  private void awaitRepetition() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              List<Long> tags = List.copyOf(attempts);
              return !tags.isEmpty() && Collections.frequency(tags, tags.get(tags.size() - 1)) >= 3;
            });
    assertThat(List.copyOf(attempts)).isSorted();
  }

  private static void hold(Connection other, UUID conversation) throws SQLException {
    try (var statement =
        other.prepareStatement(
            "select last_seq from conversation_head where conversation_id = ? for update")) {
      statement.setObject(1, conversation);
      statement.execute();
    }
  }

  private static void killConnectionsInTransaction() {
    TestDatabase.SQL.queryForList(
        """
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'mehari-messages' and state like 'idle in transaction%'
        """);
  }

  private static Connection connection() throws SQLException {
    DatabaseAddress address = TestServers.database();
    return DriverManager.getConnection(
        address.jdbcUrl() + "?currentSchema=messages", address.username(), address.password());
  }
}
