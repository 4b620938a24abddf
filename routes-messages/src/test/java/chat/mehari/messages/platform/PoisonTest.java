package chat.mehari.messages.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.messages.Pipeline;
import chat.mehari.messages.ServiceUnderTest;
import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.broker.RoutingKeys;
import chat.mehari.schemas.identity.ConversationId;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.GetResponse;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be done is kept and answered, on every queue, and the service goes on. */
@Order(1)
class PoisonTest {

  private static final String TEXT = "text/plain";

  @RegisterExtension static final ServiceUnderTest INSTANCE = new ServiceUnderTest();

  private final UUID alice = INSTANCE.user();

  static Stream<String> keys() {
    return Stream.concat(
        IntStream.range(0, ConversationId.PARTITIONS).mapToObj(RoutingKeys::commands),
        Stream.of("getMessages", "getConversations", "sync"));
  }

  @AfterEach
  void theServiceGoesOn() {
    assertThat(INSTANCE.gateway().deadLetterNow()).isNull();
    new Pipeline(INSTANCE.gateway(), ConversationId.PARTITIONS)
        .send(ConversationId.PARTITIONS)
        .assertAnswered();
    assertAnswered(Operation.GET_CONVERSATIONS, Map.of());
    assertAnswered(Operation.GET_MESSAGES, Map.of("with", alice));
    assertAnswered(Operation.SYNC, Map.of("positions", Map.of()));
  }

  private void assertAnswered(Operation operation, Object data) {
    assertThat(INSTANCE.gateway().ask(alice, operation, data).path("type").asText())
        .isEqualTo("reply");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void bodiesThatAreNone(String key) {
    for (String body : new String[] {"", "null", "{\"half", "[1]", "\u0000", "[".repeat(5000)}) {
      Map<String, Object> headers = headers(key);
      INSTANCE.gateway().publish(key, headers, body.getBytes(UTF_8));
      assertBuried(key, body);
      assertAnsweredInternal(headers);
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void fieldsOfOtherTypes(String key) {
    String body =
        """
        {"to": {}, "cid": 5, "conversationId": "no id", "seq": 1e30, "positions": 7, "limit": []}\
        """;
    Map<String, Object> headers = headers(key);
    INSTANCE.gateway().publish(key, headers, body.getBytes(UTF_8));
    assertBuried(key, body);
    assertAnsweredInternal(headers);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void nobodyAsks(String key) {
    INSTANCE.gateway().publish(key, Map.of(), "{\"lost\":1}".getBytes(UTF_8));
    assertBuried(key, "{\"lost\":1}");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aReturnAddressThatNoBrokerTakes(String key) {
    Map<String, Object> headers = headers(key);
    headers.put(Headers.REPLY_KEY, "x".repeat(300));
    INSTANCE.gateway().publish(key, headers, "{}".getBytes(UTF_8));
    assertBuried(key, "{}");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void hugeHeaders(String key) {
    Map<String, Object> headers = headers(key);
    headers.put(Headers.REQUEST, "r".repeat(20_000));
    headers.put("mehari-later", "x".repeat(20_000));
    INSTANCE.gateway().publish(key, headers, "nonsense".getBytes(UTF_8));
    assertBuried(key, "nonsense");
    assertAnsweredInternal(headers);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aCharacterSetThatNobodyKnows(String key) {
    Map<String, Object> headers = headers(key);
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
            .contentType(TEXT)
            .contentEncoding("no-such-charset")
            .headers(headers)
            .build();
    INSTANCE.gateway().publish(Exchanges.MESSAGES, key, properties, "nonsense".getBytes(UTF_8));
    assertBuried(key, "nonsense");
    assertAnsweredInternal(headers);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void whatWasPutStraightIntoTheQueue(String key) {
    Map<String, Object> headers = headers(key);
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder().contentType("application/json").headers(headers).build();
    INSTANCE
        .gateway()
        .publish("", Exchanges.MESSAGES + "." + key, properties, "nonsense".getBytes(UTF_8));
    assertBuried(key, "nonsense");
    assertAnsweredInternal(headers);
  }

  @Test
  void aCommandOfNoKnownType() {
    String key = RoutingKeys.commands(3);
    for (String type : new String[] {"", "no-such", "getMessages", "login", "deleteMessage"}) {
      Map<String, Object> headers = INSTANCE.gateway().headers(alice, type);
      INSTANCE.gateway().publish(key, headers, "{}".getBytes(UTF_8));
      assertBuried(key, "{}");
      assertAnsweredInternal(headers);
    }
  }

  @Test
  void headersThatMeanSomethingToCamelMeanNothing() {
    UUID bob = UUID.randomUUID();
    UUID conversation = ConversationId.ofPrivate(alice, bob);
    Map<String, Object> headers = INSTANCE.gateway().headers(alice, "sendMessage");
    headers.put("CamelSpringRabbitmqDeliveryTag", 999_999L);
    headers.put("CamelSqlQuery", "drop schema messages cascade");
    headers.put("CamelSpringRabbitmqRoutingOverrideKey", "elsewhere");
    headers.put("body", "another");
    INSTANCE
        .gateway()
        .publish(
            RoutingKeys.commands(ConversationId.partition(conversation)),
            headers,
            "{\"to\":\"%s\",\"cid\":\"%s\",\"body\":\"hello\",\"later\":[1]}"
                .formatted(bob, UUID.randomUUID())
                .getBytes(UTF_8));

    assertThat(
            INSTANCE
                .gateway()
                .reception()
                .answer(String.valueOf(headers.get(Headers.CORRELATION)))
                .path("data")
                .path("seq")
                .asLong())
        .isEqualTo(1);
  }

  private Map<String, Object> headers(String key) {
    return INSTANCE
        .gateway()
        .headers(alice, key.startsWith("commands") ? Operation.SEND_MESSAGE.operationName() : key);
  }

  private static void assertBuried(String key, String body) {
    GetResponse letter = INSTANCE.gateway().takeDeadLetter();
    assertThat(letter.getEnvelope().getRoutingKey()).isEqualTo(Exchanges.MESSAGES + "." + key);
    assertThat(new String(letter.getBody(), UTF_8)).isEqualTo(body);
  }

  private static void assertAnsweredInternal(Map<String, Object> headers) {
    String correlation = String.valueOf(headers.get(Headers.CORRELATION));
    assertThat(
            INSTANCE.gateway().reception().answer(correlation).path("error").path("code").asText())
        .isEqualTo("internal");
    assertThat(INSTANCE.gateway().reception().answered(correlation)).isEqualTo(1);
  }
}
