package chat.mehari.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A frame that is not what the protocol wants is refused, and its socket lives on. */
class MalformedFrameTest {

  private static final String UUID = "0190b2a4-0000-7000-8000-000000000001";

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();

  static Stream<Arguments> frames() {
    return Stream.of(
        bad("", "", ""),
        bad("hello", "", ""),
        bad("{\"type\":\"getSelf\",\"id\":\"1\"", "1", ""),
        bad("{\"type\":\"getSelf\",\"id\":\"1\"} x", "1", ""),
        bad("{\"type\":\"getSelf\",\"id\":\"1\"}{}", "1", ""),
        bad("[]", "", ""),
        bad("[{\"type\":\"getSelf\",\"id\":\"1\"}]", "", ""),
        bad("\"getSelf\"", "", ""),
        bad("7", "", ""),
        bad("null", "", ""),
        bad("{\"type\":\"getSelf\",\"id\":\"1\",\"id\":\"2\"}", "1", ""),
        bad("{\"type\":\"getSelf\",\"id\":\"1\",\"data\":{\"a\":1,\"a\":1}}", "1", "/data"),
        bad("{\"id\":\"1\"}", "1", "/type"),
        bad("{\"type\":\"\",\"id\":\"1\"}", "1", "/type"),
        bad("{\"type\":7,\"id\":\"1\"}", "1", "/type"),
        bad("{\"type\":\"getSelf\"}", "", "/id"),
        bad("{\"type\":\"getSelf\",\"id\":\"\"}", "", "/id"),
        bad("{\"type\":\"getSelf\",\"id\":7}", "", "/id"),
        bad("{\"type\":\"getSelf\",\"id\":\"" + "i".repeat(65) + "\"}", "", "/id"),
        bad("{\"type\":\"getSelf\",\"id\":\"1\",\"more\":1}", "1", "/more"),
        bad("{\"type\":\"getSelf\",\"id\":\"1\",\"data\":[]}", "1", "/data"),
        bad("{\"type\":\"getSelf\",\"id\":\"1\",\"data\":null}", "1", "/data"),
        bad("{\"type\":\"getSelf\",\"id\":\"1\",\"data\":{\"more\":1}}", "1", "/data/more"),
        bad(message("\"body\":\"a\",\"body\":\"a\""), "1", "/data"),
        bad(message("\"body\":\"\""), "1", "/data/body"),
        bad(message("\"body\":7"), "1", "/data/body"),
        bad(message("\"body\":\"" + "b".repeat(4_001) + "\""), "1", "/data/body"),
        bad(message("\"body\":\"" + "\uD83D\uDC2A".repeat(4_001) + "\""), "1", "/data/body"),
        bad(message("\"body\":\"a\\u0000b\""), "1", "/data/body"),
        bad(message("\"body\":\"\\ud83d\""), "1", "/data/body"),
        bad(message("\"body\":\"\\udc2a\\ud83d\""), "1", "/data/body"),
        bad(message("\"body\":\"a\",\"replyTo\":1.5"), "1", "/data/replyTo"),
        bad(message("\"body\":\"a\",\"replyTo\":-1"), "1", "/data/replyTo"),
        bad(message("\"body\":\"a\",\"replyTo\":9007199254740992"), "1", "/data/replyTo"),
        bad(message("\"body\":\"a\",\"replyTo\":1" + "0".repeat(400)), "1", "/data/replyTo"),
        bad(message("\"body\":\"a\",\"to\":\"" + UUID + "\""), "1", "/data/conversationId"),
        bad(message("\"body\":\"a\",\"b\\u0000\":1"), "1", "/data"),
        bad(deep(33), "1", "/data"),
        bad(deep(5_000), "1", "/data"),
        bad("[".repeat(5_000), "", ""),
        bad("{\"id\":\"1\",\"type\":\"getSelf\",\"data\":{\"ids\":NaN}}", "1", ""));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void isRefusedAndNamesTheField(String frame, String re, String path) {
    try (Client client = Client.of(gateway, services, Person.create())) {
      client.send(frame);
      JsonNode answer = client.next();

      assertThat(Client.refusal(answer)).as("%s", answer).isEqualTo("invalid-frame");
      assertThat(answer.path("re").asText()).as("%s", answer).isEqualTo(re);
      assertThat(answer.at("/error/details").findValuesAsText("path"))
          .as("%s", answer)
          .anyMatch(named -> named.startsWith(path));
      client.reply("getSelf", "{}");
    }
  }

  static Stream<String> soundFrames() {
    return Stream.of(
        message("\"body\":\"" + "b".repeat(4_000) + "\""),
        message("\"body\":\"" + "\uD83D\uDC2A".repeat(4_000) + "\""),
        message("\"body\":\"\\ud83d\\udc2a\""),
        message("\"body\":\"a\",\"replyTo\":9007199254740991"),
        message("\"body\":\"a\"").replace("\"id\":\"1\"", "\"id\":\"" + "i".repeat(64) + "\""),
        message("\"body\":\"a\"")
            .replace("\"id\":\"1\"", "\"id\":\"" + "\uD83D\uDC2A".repeat(64) + "\""),
        "  " + message("\"body\":\"a\"") + "\n");
  }

  @ParameterizedTest
  @MethodSource("soundFrames")
  void theLongestOnesPass(String frame) {
    try (Client client = Client.of(gateway, services, Person.create())) {
      client.send(frame);
      JsonNode answer = client.next();
      assertThat(answer.path("type").asText()).as("%s", answer).isEqualTo("reply");
    }
  }

  @Test
  void anUnknownTypeIsUnknownAlsoWhereAGatewayMayAskIt() {
    try (Client client = Client.of(gateway, services, Person.create())) {
      for (String type : new String[] {"nothing", "getKeys", "checkUsers", "checkSessions"}) {
        assertThat(client.refusal(type, "{}")).as(type).isEqualTo("unknown-type");
      }
    }
    assertThat(services.asked("checkSessions")).isEmpty();
  }

  @Test
  void theAnswerNeverRepeatsAValue() {
    try (Client client = Client.connect(gateway)) {
      JsonNode answer =
          client.ask("login", "{\"username\":\"a b\",\"password\":\"correct horse\",\"x\":1}");
      assertThat(Client.refusal(answer)).isEqualTo("invalid-frame");
      assertThat(answer.toString()).doesNotContain("a b").doesNotContain("horse");

      answer = client.ask("login", "{\"username\":\"ada\",\"password\":\"short\"}");
      assertThat(answer.at("/error/details").findValuesAsText("path"))
          .containsExactly("/data/password");
      assertThat(answer.at("/error/details").toString()).doesNotContain("\"short\"");
    }
  }

  @Test
  void aBinaryFrameCloses() {
    try (Client client = Client.of(gateway, services, Person.create())) {
      client.sendBinary(new byte[] {'{', '}'});
      assertThat(client.closeCode()).isEqualTo(1003);
    }
  }

  @Test
  void aFrameOverSixtyFourKibibytesCloses() {
    try (Client client = Client.of(gateway, services, Person.create())) {
      client.send("{" + " ".repeat(64 * 1024 - 2) + "}");
      assertThat(Client.refusal(client.next())).isEqualTo("invalid-frame");

      client.send("{" + " ".repeat(64 * 1024 - 1) + "}");
      assertThat(client.closeCode()).isEqualTo(1009);
    }
  }

  private static Arguments bad(String frame, String re, String path) {
    return Arguments.of(frame, re, path);
  }

  private static String message(String fields) {
    return """
    {"type":"sendMessage","id":"1","data":{"conversationId":"%s","cid":"%s",%s}}\
    """
        .formatted(UUID, UUID, fields);
  }

  private static String deep(int levels) {
    int inside = levels - 2;
    return "{\"type\":\"getSelf\",\"data\":{\"a\":"
        + "[".repeat(inside)
        + "]".repeat(inside)
        + "},\"id\":\"1\"}";
  }
}
