package chat.mehari.gateway.websocket;

import static chat.mehari.gateway.websocket.RawClient.CLOSE;
import static chat.mehari.gateway.websocket.RawClient.CONTINUATION;
import static chat.mehari.gateway.websocket.RawClient.FIN;
import static chat.mehari.gateway.websocket.RawClient.PING;
import static chat.mehari.gateway.websocket.RawClient.PONG;
import static chat.mehari.gateway.websocket.RawClient.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6455 at its edges, byte by byte, against a route that echoes. */
class WebsocketConformanceTest {

  private static WebsocketServer server;

  @BeforeAll
  static void start() throws Exception {
    server = WebsocketServer.start(true, echo());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Sends back every message. */
  static RouteBuilder echo() {
    return echo("/ws");
  }

  /** Sends back every message on this path. */
  static RouteBuilder echo(String path) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("websocket-jsr356:" + path + "?closeTimeout=1s&maxFrameBytes=1000000")
            .routeId("echo")
            .filter(
                header(WebsocketJsr356Constants.EVENT)
                    .isEqualTo(WebsocketJsr356Event.MESSAGE.name()))
            .to("websocket-jsr356:" + path);
      }
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static void expectText(RawClient client, String text) throws IOException {
    RawClient.Frame frame = client.read();
    assertThat(frame.first()).isEqualTo(FIN | TEXT);
    assertThat(UTF_8.decode(frame.payload()).toString()).isEqualTo(text);
  }

  private static void expectClose(RawClient client, int code) throws IOException {
    RawClient.Frame frame = client.read();
    assertThat(frame.opcode()).isEqualTo(CLOSE);
    assertThat(frame.closeCode()).isEqualTo(code);
    client.expectHangUp();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 128, 65_535, 65_536, 300_000})
  void echoesEveryLength(int length) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      String text = "*".repeat(length);
      client.send(FIN | TEXT, bytes(text));
      RawClient.Frame frame = client.read();
      StringBuilder echoed = new StringBuilder(UTF_8.decode(frame.payload()));
      while ((frame.first() & FIN) == 0) {
        frame = client.read();
        echoed.append(UTF_8.decode(frame.payload()));
      }
      assertThat(echoed.toString()).isEqualTo(text);
    }
  }

  @Test
  void takesFramesInAnyPortions() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      for (byte each : RawClient.frame(FIN | TEXT, bytes("byte by byte – ε"))) {
        client.sendBytes(new byte[] {each});
      }
      expectText(client, "byte by byte – ε");
    }
  }

  @Test
  void joinsFragmentsAndAnswersPingsBetweenThem() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send(TEXT, bytes("frag")).send(FIN | PING, bytes("alive?")).send(CONTINUATION);
      client.send(FIN | PONG, bytes("unasked")).send(FIN | CONTINUATION, bytes("ments"));
      RawClient.Frame pong = client.read();
      assertThat(pong.first()).isEqualTo(FIN | PONG);
      assertThat(UTF_8.decode(pong.payload()).toString()).isEqualTo("alive?");
      expectText(client, "fragments");
    }
  }

  @Test
  void joinsACharacterCutInTwo() throws IOException {
    byte[] camel = bytes("🐪");
    try (RawClient client = new RawClient(server.port())) {
      client
          .send(TEXT, Arrays.copyOf(camel, 1))
          .send(CONTINUATION, Arrays.copyOfRange(camel, 1, 3))
          .send(FIN | CONTINUATION, Arrays.copyOfRange(camel, 3, 4));
      expectText(client, "🐪");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cebae1bdb9cf83cebcceb5eda080656469746564",
        "ff",
        "c0af",
        "eda080",
        "f4908080",
        "e282",
        "80",
        "f09f"
      })
  void closesOnInvalidUtf8(String hex) throws IOException {
    byte[] invalid = HexFormat.of().parseHex(hex);
    try (RawClient whole = new RawClient(server.port());
        RawClient cut = new RawClient(server.port())) {
      whole.send(FIN | TEXT, invalid);
      expectClose(whole, 1007);
      cut.send(TEXT, invalid).send(FIN | CONTINUATION);
      expectClose(cut, 1007);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40, 0x20, 0x10, 0x70})
  void closesOnReservedBits(int bits) throws IOException {
    for (int opcode : new int[] {TEXT, PING}) {
      try (RawClient client = new RawClient(server.port())) {
        client.send(FIN | bits | opcode, bytes("x"));
        expectClose(client, 1002);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
  void closesOnReservedOpcodes(int opcode) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send(FIN | opcode, bytes("x"));
      expectClose(client, 1002);
    }
  }

  @Test
  void closesOnAContinuationOfNothing() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send(FIN | CONTINUATION, bytes("x"));
      expectClose(client, 1002);
    }
  }

  @Test
  void closesOnANewMessageAmongFragments() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send(TEXT, bytes("x")).send(FIN | TEXT, bytes("y"));
      expectClose(client, 1002);
    }
  }

  @Test
  void closesOnFragmentedOrLongControlFrames() throws IOException {
    try (RawClient fragmented = new RawClient(server.port());
        RawClient large = new RawClient(server.port())) {
      fragmented.send(PING, bytes("x"));
      expectClose(fragmented, 1002);
      large.send(FIN | PING, bytes("x".repeat(126)));
      expectClose(large, 1002);
    }
  }

  @Test
  void closesOnAnUnmaskedFrame() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.sendBytes(new byte[] {(byte) (FIN | TEXT), 1, 'x'});
      expectClose(client, 1002);
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999})
  void answersACloseWithItsCode(int code) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send(FIN | CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
      expectClose(client, code);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999, 5000, 65_535})
  void refusesAForbiddenCloseCode(int code) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send(FIN | CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
      expectClose(client, 1002);
    }
  }

  @Test
  void refusesACloseOfOneByteAndAnswersAnEmptyOne() throws IOException {
    try (RawClient one = new RawClient(server.port());
        RawClient none = new RawClient(server.port())) {
      one.send(FIN | CLOSE, (byte) 3);
      expectClose(one, 1002);
      none.send(FIN | CLOSE);
      RawClient.Frame answer = none.read();
      assertThat(answer.opcode()).isEqualTo(CLOSE);
      none.expectHangUp();
    }
  }

  @Test
  void takesNothingAfterAClose() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send(FIN | CLOSE, (byte) 0x03, (byte) 0xE8).send(FIN | TEXT, bytes("late"));
      expectClose(client, 1000);
    }
  }

  @Test
  void agreesToNoCompression() throws IOException {
    try (RawClient client =
        new RawClient(server.port(), "Sec-WebSocket-Extensions: permessage-deflate\r\n")) {
      assertThat(client.response()).doesNotContain("Sec-WebSocket-Extensions");
      client.send(FIN | TEXT, bytes("plain"));
      expectText(client, "plain");
    }
  }
}
