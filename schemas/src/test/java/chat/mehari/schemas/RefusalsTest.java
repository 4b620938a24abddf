package chat.mehari.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ValidationMessage;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal points at the field that is wrong and says why, without repeating what it holds. */
class RefusalsTest {
  private static final String ID = "0192f0c3-10aa-7d4f-8e06-2f9b7a5c3d18";
  private static final String ASTRAL = "\uD83D\uDC2A";

  @ParameterizedTest
  @CsvSource({"4000, true", "4001, false"})
  void lengthsCountCodePoints(int length, boolean valid) {
    ObjectNode frame = message(ASTRAL.repeat(length));
    frame.withObject("/data").put("to", ID);

    assertThat(refusals("request/sendMessage", frame).isEmpty()).isEqualTo(valid);
  }

  @Test
  void pointsAtTheField() {
    ObjectNode frame = message("x".repeat(4001));
    frame.withObject("/data").put("to", ID);

    assertThat(refusals("request/sendMessage", frame))
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.getInstanceLocation().toString()).isEqualTo("$.data.body");
              assertThat(refusal.getMessage()).doesNotContain("xxx").contains("at most");
            });
  }

  @Test
  void namesBothWaysOutWhereNeitherUserNorConversationIsGiven() {
    assertThat(refusals("request/sendMessage", message("x")))
        .extracting(ValidationMessage::getProperty)
        .containsExactlyInAnyOrder("to", "conversationId");
  }

  @Test
  void pointsAtTheOneTooMany() {
    ObjectNode frame = message("x");
    frame.withObject("/data").put("to", ID).put("conversationId", ID);

    assertThat(refusals("request/sendMessage", frame))
        .singleElement()
        .extracting(refusal -> refusal.getInstanceLocation().toString())
        .isEqualTo("$.data.conversationId");
  }

  @Test
  void namesTheUnknownField() {
    ObjectNode frame = message("x");
    frame.withObject("/data").put("to", ID).put("bodi", "secret");

    assertThat(refusals("request/sendMessage", frame))
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.getProperty()).isEqualTo("bodi");
              assertThat(refusal.getMessage()).doesNotContain("secret");
            });
  }

  private static ObjectNode message(String body) {
    ObjectNode frame = JsonNodeFactory.instance.objectNode();
    frame.put("type", "sendMessage").put("id", "7");
    frame.putObject("data").put("cid", ID).put("body", body);
    return frame;
  }

  private static Set<ValidationMessage> refusals(String schema, ObjectNode frame) {
    return ContractFiles.validator(schema).validate(frame);
  }
}
