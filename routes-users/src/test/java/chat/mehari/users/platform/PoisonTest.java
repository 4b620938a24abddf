package chat.mehari.users.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.broker.Queues;
import chat.mehari.users.Gateway;
import chat.mehari.users.QueueAccess;
import chat.mehari.users.UsersService;
import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.GetResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be read is kept, answered and never seen again, on every queue. */
class PoisonTest {

  private static final Set<Operation> SECRET =
      Set.of(
          Operation.REGISTER,
          Operation.LOGIN,
          Operation.AUTHENTICATE,
          Operation.REFRESH,
          Operation.CHANGE_PASSWORD);

  /** It asks only by its headers; its body is not read. */
  private static final Operation BODILESS = Operation.AUTHENTICATE;

  private Gateway gateway;

  @BeforeEach
  void connect() {
    UsersService.shared();
    gateway = new Gateway();
  }

  @AfterEach
  void disconnect() {
    gateway.close();
  }

  static Stream<Operation> operations() {
    return BrokerTopology.operations().stream();
  }

  static Stream<Operation> operationsWithBody() {
    return operations().filter(operation -> operation != BODILESS);
  }

  static Stream<Operation> operationsOfUsers() {
    return operations()
        .filter(
            operation ->
                operation.isForClients()
                    && !Set.of(Operation.REGISTER, Operation.LOGIN, Operation.REFRESH)
                        .contains(operation));
  }

  @ParameterizedTest
  @MethodSource("operationsWithBody")
  void unreadableBody(Operation operation) throws Exception {
    CompletableFuture<JsonNode> answer =
        gateway.publish(operation, "{\"half".getBytes(UTF_8), signedHeaders());
    assertThat(Gateway.code(Gateway.answer(answer))).isEqualTo("internal");
    assertBuried(operation, "{\"half");
  }

  @ParameterizedTest
  @MethodSource("operationsWithBody")
  void bodyOfAnotherShape(Operation operation) throws Exception {
    CompletableFuture<JsonNode> answer =
        gateway.publish(operation, "[1]".getBytes(UTF_8), signedHeaders());
    assertThat(Gateway.code(Gateway.answer(answer))).isEqualTo("internal");
    assertBuried(operation, "[1]");
  }

  @ParameterizedTest
  @MethodSource("operationsOfUsers")
  void nobodyAsks(Operation operation) throws Exception {
    CompletableFuture<JsonNode> answer = gateway.publish(operation, "{}".getBytes(UTF_8), Map.of());
    assertThat(Gateway.code(Gateway.answer(answer))).isEqualTo("internal");
    assertBuried(operation, "{}");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void noReturnAddress(Operation operation) throws Exception {
    CompletableFuture<JsonNode> answer =
        gateway.publish(
            operation,
            "nonsense".getBytes(UTF_8),
            Map.of(Headers.REPLY_KEY, "", Headers.CORRELATION, "", Headers.USER, "not an id"));
    assertBuried(operation, "nonsense");
    assertThat(answer).isNotDone();
    assertThat(gateway.answers()).isZero();
  }

  /** An operator puts it back into its queue, and its cause is still there. */
  @ParameterizedTest
  @MethodSource("operationsWithBody")
  void aReplayThatFailsAgainIsKeptAgain(Operation operation) throws Exception {
    CompletableFuture<JsonNode> answer =
        gateway.publish(operation, "[1]".getBytes(UTF_8), signedHeaders());
    assertThat(Gateway.code(Gateway.answer(answer))).isEqualTo("internal");
    GetResponse dead = gateway.queue(Queues.USERS_DEAD_LETTER).take();
    for (int replay = 0; replay < 3; replay++) {
      gateway.queue(dead.getEnvelope().getRoutingKey()).put(dead);
      dead = gateway.queue(Queues.USERS_DEAD_LETTER).take();
      assertThat(dead.getEnvelope().getRoutingKey()).isEqualTo(Queues.of(operation));
      assertThat(dead.getProps().getHeaders().get(Headers.TYPE))
          .hasToString(operation.operationName());
    }
  }

  @Test
  void unknownFieldsAndHeadersAreIgnored() throws Exception {
    String name = "lenient" + UUID.randomUUID().toString().substring(0, 8);
    CompletableFuture<JsonNode> answer =
        gateway.publish(
            Operation.REGISTER,
            ("{\"username\":\"" + name + "\",\"password\":\"12345678\",\"later\":[1]}")
                .getBytes(UTF_8),
            Map.of("mehari-later", "x", "CamelSqlQuery", "drop schema users cascade"));
    Gateway.data(Gateway.answer(answer));
  }

  private static Map<String, Object> signedHeaders() {
    return Map.of(
        Headers.USER, UUID.randomUUID().toString(), Headers.SESSION, UUID.randomUUID().toString());
  }

  private void assertBuried(Operation operation, String body) {
    GetResponse dead = gateway.queue(Queues.USERS_DEAD_LETTER).take();
    assertThat(dead.getEnvelope().getRoutingKey()).isEqualTo(Queues.of(operation));
    assertThat(dead.getProps().getHeaders().get(Headers.TYPE))
        .hasToString(operation.operationName());
    assertThat(QueueAccess.text(dead)).isEqualTo(SECRET.contains(operation) ? "" : body);
  }
}
