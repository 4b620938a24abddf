package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.RequestRefused;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not a request of the protocol is refused in words, and the socket lives on. */
@ExtendWith(SharedSystem.class)
class FramesIT {
  private static final Duration ANSWERING = Duration.ofMinutes(1);

  static Stream<String> framesBrokenBehindTheirId() {
    return Stream.of(
        "{\"type\":\"getSelf\",\"id\":\"1\"",
        "{\"type\":\"getSelf\",\"id\":\"1\"}}",
        "{\"type\":\"getSelf\",\"id\":\"1\"} {}",
        "{\"type\":\"getSelf\",\"id\":\"1\",}");
  }

  @ParameterizedTest
  @MethodSource("framesBrokenBehindTheirId")
  void isRefusedWithTheIdThatCouldBeRead(String frame, Clients clients) {
    WireClient client = clients.register().wire();

    JsonNode error = client.callText(frame);

    assertThat(error.path("re").asText()).isEqualTo("1");
    assertThat(error.path("error").path("code").asText()).isEqualTo("invalid-frame");
    assertThat(client.call("getSelf").has("user")).isTrue();
  }

  static Stream<String> framesWithoutAReadableId() {
    return Stream.of(
        "",
        " ",
        "hello",
        "{",
        "{'type':'getSelf','id':'1'}",
        "{type:\"getSelf\",id:\"1\"}",
        "// a comment\n{\"type\":\"getSelf\",\"id\":\"1\"}",
        "[]",
        "[{\"type\":\"getSelf\",\"id\":\"1\"}]",
        "\"getSelf\"",
        "null",
        "true",
        "17",
        "NaN",
        "{}",
        "{\"type\":\"getSelf\"}",
        "{\"type\":\"getSelf\",\"id\":7}",
        "{\"type\":\"getSelf\",\"id\":null}",
        "{\"type\":\"getSelf\",\"id\":[\"1\"]}",
        "{\"type\":\"getSelf\",\"id\":\"\"}",
        "{\"type\":\"getSelf\",\"id\":\"a\\u0000b\"}",
        "{\"type\":\"getSelf\",\"id\":\"a\\ud800b\"}",
        "{\"type\":\"getSelf\",\"id\":\"" + "i".repeat(65) + "\"}",
        "{\"type\":\"getSelf\",\"id\":\"a\u0000b\"}");
  }

  @ParameterizedTest
  @MethodSource("framesWithoutAReadableId")
  void isRefusedWithoutAnId(String frame, Clients clients) {
    WireClient client = clients.register().wire();

    JsonNode error = client.callText(frame);

    assertThat(error.has("re")).isFalse();
    assertThat(error.path("type").asText()).isEqualTo("error");
    assertThat(error.path("error").path("code").asText()).isEqualTo("invalid-frame");
    assertThat(error.path("error").path("message").asText()).isNotEmpty();
    assertThat(client.call("getSelf").has("user")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"x\"}",
        "{\"type\":7,\"id\":\"x\"}",
        "{\"type\":null,\"id\":\"x\"}",
        "{\"type\":\"getSelf\",\"id\":\"x\",\"data\":[]}",
        "{\"type\":\"getSelf\",\"id\":\"x\",\"data\":\"\"}",
        "{\"type\":\"getSelf\",\"id\":\"x\",\"data\":null}",
        "{\"type\":\"getSelf\",\"id\":\"x\",\"date\":{}}",
        "{\"type\":\"getSelf\",\"id\":\"x\",\"user\":\"6e1cf4b4-6a1e-4a6e-8f0a-000000000000\"}",
        "{\"type\":\"getSelf\",\"id\":\"x\",\"data\":{\"surprise\":1}}",
        "{\"type\":\"getUsers\",\"id\":\"x\",\"data\":{\"query\":7}}",
        "{\"type\":\"getUsers\",\"id\":\"x\",\"data\":{\"query\":\"a\\u0000b\"}}",
        "{\"type\":\"getUsers\",\"id\":\"x\",\"data\":{\"query\":\"a\\udc00b\"}}",
        "{\"type\":\"getUsers\",\"id\":\"x\",\"data\":{\"limit\":\"5\"}}",
        "{\"type\":\"getUsers\",\"id\":\"x\",\"data\":{\"limit\":1.5}}",
        "{\"type\":\"getUsers\",\"id\":\"x\",\"data\":{\"limit\":1e400}}",
        "{\"type\":\"getUsers\",\"id\":\"x\",\"data\":{\"limit\":true}}",
        "{\"type\":\"getUsers\",\"id\":\"x\",\"data\":{\"limit\":null}}"
      })
  void isRefusedByItsId(String frame, Clients clients) {
    WireClient client = clients.register().wire();

    RequestRefused refused = Refusal.ofFrame(client, "x", frame);

    assertThat(refused.code()).isEqualTo("invalid-frame");
    assertThat(client.call("getSelf").has("user")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"getSelf\",\"type\":\"getSelf\",\"id\":\"x\"}",
        "{\"type\":\"getSelf\",\"id\":\"x\",\"id\":\"x\"}",
        "{\"id\":\"x\",\"type\":\"getUsers\",\"data\":{\"limit\":1,\"limit\":2}}",
        "{\"id\":\"x\",\"type\":\"getUsers\",\"data\":{\"limit\":1,\"l\\u0069mit\":2}}",
        "{\"id\":\"x\",\"type\":\"getUsers\",\"data\":{\"limit\":1},\"data\":{\"limit\":1}}"
      })
  void aKeyThatComesTwiceIsRefused(String frame, Clients clients) {
    WireClient client = clients.register().wire();

    // whether an id can be read out of such a frame is the server's choice
    JsonNode error = client.callText(frame);

    assertThat(error.path("error").path("code").asText()).isEqualTo("invalid-frame");
    assertThat(client.call("getSelf").has("user")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {34, 5_000, 16_000})
  void tooDeepIsRefused(int levels, Clients clients) {
    WireClient client = clients.register().wire();

    JsonNode error =
        client.callText(
            "{\"type\":\"getSelf\",\"id\":\"x\",\"data\":{\"a\":%s%s}}"
                .formatted("[".repeat(levels - 2), "]".repeat(levels - 2)));

    assertThat(error.path("error").path("code").asText()).isEqualTo("invalid-frame");
    assertThat(client.call("getSelf").has("user")).isTrue();
  }

  @Test
  void depthIsPartOfTheEnvelopeAndComesBeforeAuthentication(Clients clients) {
    WireClient client = clients.connect();
    String nested = "{\"type\":\"getSelf\",\"id\":\"x\",\"data\":{\"a\":%s%s}}";

    JsonNode shallow = client.callText(nested.formatted("[".repeat(29), "]".repeat(29)));
    JsonNode deep = client.callText(nested.formatted("[".repeat(33), "]".repeat(33)));

    assertThat(shallow.path("error").path("code").asText()).isEqualTo("unauthenticated");
    assertThat(deep.path("error").path("code").asText()).isEqualTo("invalid-frame");
  }

  @Test
  void unknownTypesAreNamedAsSuch(Clients clients) {
    WireClient client = clients.register().wire();

    for (String type :
        new String[] {
          "nope",
          "GETSELF",
          "getSelf ",
          "",
          "reply",
          "message.posted",
          "getKeys",
          "checkUsers",
          "checkSessions",
          "deliveries",
          "sessionsRevoked",
          "direct:getSelf",
          "t".repeat(10_000)
        }) {
      RequestRefused refused =
          Refusal.ofFrame(client, "x", Json.object("type", type, "id", "x").toString());
      assertThat(refused.code())
          .as(type)
          .isIn(type.isEmpty() ? "invalid-frame" : "unknown-type", "unknown-type");
    }
  }

  @Test
  void detailsNameTheField(Clients clients) {
    Device device = clients.register();

    RequestRefused tooLong =
        Refusal.of(
            () ->
                device.call(
                    "sendMessage",
                    "to",
                    device.id(),
                    "cid",
                    UUID.randomUUID(),
                    "body",
                    "b".repeat(4_001)));
    RequestRefused two =
        Refusal.of(() -> device.call("getUsers", "limit", 0, "query", "q".repeat(65)));

    assertThat(tooLong.frame().path("error").path("details"))
        .anySatisfy(detail -> assertThat(detail.path("path").asText()).isEqualTo("/data/body"))
        .allSatisfy(detail -> assertThat(detail.path("message").asText()).isNotEmpty());
    assertThat(tooLong.frame().toString()).doesNotContain("bbbb");
    assertThat(two.frame().path("error").path("details").findValuesAsText("path"))
        .contains("/data/limit", "/data/query");
  }

  @Test
  void anIdHasUpTo64CodePoints(Clients clients) {
    WireClient client = clients.register().wire();

    for (String id : new String[] {"i".repeat(64), "😀".repeat(64), "\"\\/\n\u2028", " ", "é"}) {
      JsonNode data =
          WireClient.await(
              client.request(id, Json.object("type", "getSelf", "id", id).toString()), ANSWERING);
      assertThat(data.has("user")).isTrue();
    }
  }

  @Test
  void whitespaceOrderAndEscapesDoNotMatter(Clients clients) {
    WireClient client = clients.register().wire();

    JsonNode data =
        WireClient.await(
            client.request(
                "x", "\n\t { \"data\" : { } , \"\\u0069d\":\"\\u0078\" ,\r\"type\":\"getSelf\" } "),
            ANSWERING);

    assertThat(data.has("user")).isTrue();
  }
}
