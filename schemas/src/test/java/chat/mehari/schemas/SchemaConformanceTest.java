package chat.mehari.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.frame.event.EventData;
import chat.mehari.schemas.frame.reply.ReplyData;
import chat.mehari.schemas.frame.request.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every schema has its record and the reverse, and both say the same. */
class SchemaConformanceTest {
  static Stream<String> schemas() {
    return ContractFiles.schemas().stream().filter(name -> !name.equals("request/envelope"));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void agreesWithItsRecord(String schema) {
    JsonNode text = ContractFiles.text(schema);
    JsonNode compared = Records.isOfData(schema) ? text.at("/properties/data") : text;

    SchemaComparison.of(schema).compare(compared, Records.of(schema));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void saysItsNameInTheFramesType(String schema) {
    JsonNode type = ContractFiles.text(schema).at("/properties/type/const");
    String name = schema.substring(schema.indexOf('/') + 1);

    assertThat(type.textValue())
        .isEqualTo(
            schema.startsWith("reply/")
                ? "reply"
                : Records.isOfData(schema) || schema.equals("error") ? name : null);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void namesItsDialectAndNoAddress(String schema) {
    JsonNode text = ContractFiles.text(schema);

    assertThat(text.path("$schema").textValue())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(text.findValues("$id")).as("an address makes validators ask the network").isEmpty();
    assertThat(text.path("description").textValue()).isNotBlank();
  }

  @Test
  void everyOperationOfClientsHasItsSchemasAndTheReverse() {
    Set<String> operations =
        Arrays.stream(Operation.values())
            .filter(Operation::isForClients)
            .map(Operation::operationName)
            .collect(Collectors.toSet());
    Set<String> requests = ContractFiles.schemasIn("request");

    assertThat(requests.remove("envelope")).isTrue();
    assertThat(requests).isEqualTo(operations);
    assertThat(ContractFiles.schemasIn("reply")).isEqualTo(operations);
  }

  @Test
  void everyRecordOfARequestBelongsToOneOperation() {
    assertThat(
            Arrays.stream(Operation.values())
                .filter(Operation::isForClients)
                .<Class<?>>map(Operation::requestType))
        .containsExactlyInAnyOrderElementsOf(Records.permitted(Request.class).toList());
  }

  @Test
  void everyRecordOfAReplyIsTheAnswerToAnOperation() {
    assertThat(
            Arrays.stream(Operation.values())
                .<Class<?>>map(Operation::replyType)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(Records.permitted(ReplyData.class).toList());
  }

  @Test
  void everyEventHasItsSchemaAndTheReverse() {
    assertThat(ContractFiles.schemasIn("event"))
        .containsExactlyInAnyOrderElementsOf(
            Records.permitted(EventData.class).map(Records::eventType).toList());
  }

  @Test
  void everyQuestionOfGatewaysHasItsSchemas() {
    assertThat(Operation.values())
        .filteredOn(operation -> !operation.isForClients())
        .allSatisfy(
            operation -> {
              assertThat(Records.of("broker/" + operation.operationName()))
                  .isEqualTo(operation.requestType());
              assertThat(ContractFiles.schemasIn("broker"))
                  .contains(operation.operationName())
                  .anyMatch(name -> Records.of("broker/" + name) == operation.replyType());
            });
  }
}
