package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.Closing;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a frame may weigh and be made of. */
@ExtendWith(SharedSystem.class)
class FrameSizesIT {
  private static final int LARGEST = 64 * 1024;
  private static final Duration SOON = Duration.ofMinutes(1);

  @Test
  void aFrameOf64KiBIsRead(Clients clients) {
    WireClient client = clients.register().wire();
    String frame = paddedTo(LARGEST);

    JsonNode data = WireClient.await(client.request("x", frame), SOON);

    assertThat(data.has("user")).isTrue();
  }

  @Test
  void aFrameOver64KiBCloses(Clients clients) {
    WireClient client = clients.register().wire();

    client.sendText(paddedTo(LARGEST + 1));

    assertThat(closing(client).code()).isEqualTo(1009);
  }

  @Test
  void theSizeCountsBytesNotCharacters(Clients clients) {
    WireClient client = clients.register().wire();

    client.sendText(
        Json.object("type", "getSelf", "id", "x", "pad", "é".repeat(40_000)).toString());

    assertThat(closing(client).code()).isEqualTo(1009);
  }

  @Test
  void fragmentsCountTogether(Clients clients) {
    WireClient client = clients.register().wire();

    client.sendFragments(" ".repeat(40_000), " ".repeat(40_000));

    assertThat(closing(client).code()).isEqualTo(1009);
  }

  @Test
  void fragmentsMakeOneFrame(Clients clients) {
    WireClient client = clients.register().wire();

    JsonNode answer = client.callFragments("{\"type\":\"get", "", "Self\",\"id\":\"", "x\"}");

    assertThat(answer.path("re").asText()).isEqualTo("x");
    assertThat(answer.path("data").has("user")).isTrue();
  }

  @Test
  void aBinaryFrameCloses(Clients clients) {
    WireClient client = clients.register().wire();

    client.sendBinary("{\"type\":\"getSelf\",\"id\":\"x\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(closing(client).code()).isEqualTo(1003);
  }

  @Test
  void anEmptyBinaryFrameClosesBeforeAuthentication(Clients clients) {
    WireClient client = clients.connect();

    client.sendBinary(new byte[0]);

    assertThat(closing(client).code()).isEqualTo(1003);
  }

  @Test
  void textThatIsNotUtf8Closes(Clients clients) throws Exception {
    try (RawSocket socket = RawSocket.connect(clients.gateway())) {
      socket.sendFrame(
          RawSocket.TEXT, new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'});

      assertThat(socket.awaitClose()).isEqualTo(1007);
    }
  }

  @Test
  void fourThousandAstralCharactersPassAndComeBackWhole(Clients clients) {
    Device device = clients.register();
    String body = "😀".repeat(4_000);

    device.send(device.id(), body);

    JsonNode event = device.inbox().await("message.posted", 1).get(0);
    assertThat(event.path("data").path("message").path("body").asText()).isEqualTo(body);
    assertThat(device.call("getMessages", "with", device.id()).path("messages").get(0).path("body"))
        .isEqualTo(Json.value(body));
  }

  @Test
  void fourThousandAstralCharactersPassEscaped(Clients clients) {
    Device device = clients.register();
    String frame =
        "{\"type\":\"sendMessage\",\"id\":\"x\",\"data\":{\"to\":\"%s\",\"cid\":\"%s\",\"body\":\"%s\"}}"
            .formatted(device.id(), UUID.randomUUID(), "\\ud83d\\ude00".repeat(4_000));

    JsonNode reply = WireClient.await(device.wire().request("x", frame), SOON);

    assertThat(reply.path("seq").asLong()).isEqualTo(1);
  }

  @Test
  void fourThousandAndOneAstralCharactersDoNot(Clients clients) {
    Device device = clients.register();

    String code = Refusal.of(() -> device.send(device.id(), "😀".repeat(4_001))).code();

    assertThat(code).isEqualTo("invalid-frame");
  }

  private static Closing closing(WireClient client) {
    return WireClient.await(client.closed(), SOON);
  }

  private static String paddedTo(int bytes) {
    String frame = "{\"type\":\"getSelf\",\"id\":\"x\"}";
    return frame + " ".repeat(bytes - frame.length());
  }
}
