package chat.mehari.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.schemas.broker.Deliveries;
import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.InstanceAnnounced;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.broker.Queues;
import chat.mehari.schemas.broker.SessionsRevoked;
import chat.mehari.schemas.frame.CloseCode;
import chat.mehari.schemas.frame.event.EventData;
import chat.mehari.schemas.identity.ConversationId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The AsyncAPI documents name everything that there is, nothing else, and point nowhere wrong. */
class AsyncApiTest {
  private static final Path FOLDER = ContractFiles.ROOT.resolve("asyncapi");
  private static final YAMLMapper YAML = new YAMLMapper();

  @ParameterizedTest
  @ValueSource(strings = {"wire.yaml", "broker.yaml"})
  void everyReferenceLeadsSomewhere(String document) {
    JsonNode root = read(document);

    assertThat(root.path("asyncapi").textValue()).isEqualTo("3.0.0");
    assertThat(root.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(reference -> assertThat(target(root, reference).isObject()).isTrue());
  }

  @Test
  void theWireHasEveryOperationWithItsReplyAndEveryEvent() {
    JsonNode operations = read("wire.yaml").path("operations");
    Set<String> asked = clientOperations().collect(Collectors.toCollection(TreeSet::new));
    Set<String> pushed = new TreeSet<>(Json.names(operations));
    pushed.removeAll(asked);

    assertThat(asked)
        .allSatisfy(
            name -> {
              JsonNode operation = operations.path(name);
              assertThat(operation.path("action").textValue()).isEqualTo("receive");
              assertThat(payloads("wire.yaml", operation.path("messages")))
                  .containsExactly("../json/request/" + name + ".json");
              assertThat(payloads("wire.yaml", operation.at("/reply/messages")))
                  .containsExactly("../json/reply/" + name + ".json", "../json/error.json");
            });
    assertThat(pushed.stream().flatMap(name -> messagesOf(operations.path(name))))
        .containsExactlyInAnyOrderElementsOf(
            Records.permitted(EventData.class)
                .map(Records::eventType)
                .map(type -> "../json/event/" + type + ".json")
                .toList());
  }

  @Test
  void theWireHasEveryCloseCode() {
    assertThat(Json.names(read("wire.yaml").at("/channels/socket/x-close-codes")))
        .isEqualTo(
            Arrays.stream(CloseCode.values())
                .map(code -> Integer.toString(code.code()))
                .collect(Collectors.toSet()));
  }

  @Test
  void theBrokerHasEveryExchangeAndQueueAndNoOther() throws IllegalAccessException {
    JsonNode channels = read("broker.yaml").path("channels");
    Set<String> expected = new TreeSet<>(constants(Exchanges.class));
    expected.addAll(constants(Queues.class));
    IntStream.range(0, ConversationId.PARTITIONS).mapToObj(Queues::commands).forEach(expected::add);
    Arrays.stream(Operation.values())
        .filter(operation -> !operation.isConversationCommand())
        .map(Queues::of)
        .forEach(expected::add);

    assertThat(Json.names(channels)).isEqualTo(expected);
    assertThat(channels.properties())
        .allSatisfy(
            channel -> {
              JsonNode amqp = channel.getValue().at("/bindings/amqp");
              JsonNode declared = amqp.path(amqp.has("queue") ? "queue" : "exchange");
              assertThat(declared.path("name").textValue()).isEqualTo(channel.getKey());
              assertThat(declared.path("durable").booleanValue()).isTrue();
            });
  }

  @Test
  void theBrokerSendsEveryOperationToItsExchange() {
    JsonNode channels = read("broker.yaml").path("channels");

    assertThat(Operation.values())
        .allSatisfy(
            operation ->
                assertThat(Json.names(channels.at("/" + operation.exchange() + "/messages")))
                    .contains(operation.operationName()));
  }

  @Test
  void theBrokerHasEveryHeaderAndNotice() throws IllegalAccessException {
    JsonNode components = read("broker.yaml").path("components");

    assertThat(Json.names(components.at("/messageTraits/request/headers/properties")))
        .containsExactlyInAnyOrderElementsOf(constants(Headers.class));
    assertThat(Json.names(components.path("messages")))
        .contains(Deliveries.TYPE, SessionsRevoked.TYPE, InstanceAnnounced.TYPE);
  }

  private static Stream<String> clientOperations() {
    return Arrays.stream(Operation.values())
        .filter(Operation::isForClients)
        .map(Operation::operationName);
  }

  private static Stream<String> messagesOf(JsonNode operation) {
    return payloads("wire.yaml", operation.path("messages")).stream();
  }

  /** The schemas that messages, named through their channel, refer to. */
  private static Collection<String> payloads(String document, JsonNode messages) {
    JsonNode root = read(document);
    return messages.findValuesAsText("$ref").stream()
        .map(reference -> target(root, target(root, reference).path("$ref").textValue()))
        .map(message -> message.at("/payload/schema/$ref").textValue())
        .toList();
  }

  private static JsonNode target(JsonNode root, String reference) {
    int hash = reference.indexOf('#');
    String file = hash < 0 ? reference : reference.substring(0, hash);
    JsonNode document = file.isEmpty() ? root : Json.read(FOLDER.resolve(file));
    return hash < 0 ? document : document.at(reference.substring(hash + 1));
  }

  private static JsonNode read(String document) {
    try {
      return YAML.readTree(FOLDER.resolve(document).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> constants(Class<?> names) throws IllegalAccessException {
    Set<String> values = new TreeSet<>();
    for (Field field : names.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
        values.add((String) field.get(null));
      }
    }
    return values;
  }
}
