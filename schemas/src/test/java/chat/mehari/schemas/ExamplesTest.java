package chat.mehari.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.schemas.frame.EventFrame;
import chat.mehari.schemas.frame.ReplyFrame;
import chat.mehari.schemas.frame.event.EventData;
import chat.mehari.schemas.frame.reply.ReplyData;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Valid examples are valid and survive their record; invalid ones are refused. */
class ExamplesTest {
  static Stream<String> schemas() {
    return ContractFiles.schemas().stream();
  }

  static Stream<String> bound() {
    return schemas().filter(name -> !name.equals("request/envelope"));
  }

  @Test
  void noExampleLacksItsSchema() {
    assertThat(ContractFiles.exampleFolders()).isEqualTo(ContractFiles.schemas());
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void thereAreEnough(String schema) {
    assertThat(ContractFiles.examples(schema, "valid-")).isNotEmpty();
    assertThat(ContractFiles.examples(schema, "invalid-")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(ContractFiles.examples(schema, ""))
        .allSatisfy(
            file ->
                assertThat(file.getFileName().toString())
                    .matches("(in)?valid-[a-z0-9]+(-[a-z0-9]+)*\\.json"));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void validOnesAreTaken(String schema) {
    JsonSchema validator = ContractFiles.validator(schema);

    assertThat(ContractFiles.examples(schema, "valid-"))
        .allSatisfy(file -> assertThat(validator.validate(Json.read(file))).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void invalidOnesAreRefused(String schema) {
    JsonSchema validator = ContractFiles.validator(schema);

    assertThat(ContractFiles.examples(schema, "invalid-"))
        .allSatisfy(file -> assertThat(validator.validate(Json.read(file))).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("bound")
  void validOnesSurviveTheirRecord(String schema) {
    assertThat(ContractFiles.examples(schema, "valid-"))
        .allSatisfy(file -> assertSurvives(schema, file));
  }

  private static void assertSurvives(String schema, Path file) throws IOException {
    JsonNode example = Json.read(file);
    Class<?> type = Records.of(schema);

    assertThat(rebuilt(schema, example, type)).isEqualTo(inLowerCase(schema, example));
  }

  private static JsonNode rebuilt(String schema, JsonNode example, Class<?> type)
      throws IOException {
    if (schema.equals("shared/timestamp")) {
      return Json.written(Json.MAPPER.readValue("{\"at\":%s}".formatted(example), Moment.class))
          .path("at");
    }
    if (!Records.isOfData(schema)) {
      return Json.written(bind(example, type));
    }
    Object data = bind(example.path("data"), type);
    if (data instanceof EventData event) {
      return Json.written(new EventFrame(event));
    }
    if (data instanceof ReplyData reply) {
      return Json.written(new ReplyFrame(example.path("re").textValue(), reply));
    }
    ObjectNode frame = example.deepCopy();
    if (frame.has("data")) {
      frame.set("data", Json.written(data));
    }
    return frame;
  }

  private static Object bind(JsonNode node, Class<?> type) throws JsonProcessingException {
    return Json.MAPPER.treeToValue(
        node.isMissingNode() ? Json.MAPPER.createObjectNode() : node, type);
  }

  /** Records write UUIDs in lower case, whatever they were read from. */
  private static JsonNode inLowerCase(String schema, JsonNode example) {
    JsonNode id = example.at("/data/conversationId");
    if (schema.equals("shared/uuid")) {
      return TextNode.valueOf(example.textValue().toLowerCase(Locale.ROOT));
    }
    if (id.isTextual()) {
      ObjectNode frame = example.deepCopy();
      frame.withObject("/data").put("conversationId", id.textValue().toLowerCase(Locale.ROOT));
      return frame;
    }
    return example;
  }

  private record Moment(@chat.mehari.schemas.frame.Timestamp java.time.Instant at) {}
}
