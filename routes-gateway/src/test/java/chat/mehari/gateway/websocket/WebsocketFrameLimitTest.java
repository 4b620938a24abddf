package chat.mehari.gateway.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The longest text is counted in bytes of UTF-8; anything longer, and any binary, closes. */
class WebsocketFrameLimitTest {

  private static final int LIMIT = 65_536;

  @Test
  void takesTheLongest() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("", events)) {
      Client client = Client.connect(server.uri());
      client.send("x".repeat(LIMIT));
      client.send("é".repeat(LIMIT / 2));
      client.send("🐪".repeat(LIMIT / 4));
      assertThat(events.await(WebsocketJsr356Event.MESSAGE, 3))
          .extracting(Events.Seen::body)
          .containsExactly("x".repeat(LIMIT), "é".repeat(LIMIT / 2), "🐪".repeat(LIMIT / 4));
    }
  }

  @Test
  void closesOnOneByteMore() throws Exception {
    for (String text : new String[] {"x".repeat(LIMIT + 1), "é".repeat(LIMIT / 2) + "x"}) {
      Events events = new Events();
      try (WebsocketServer server = WebsocketServer.start("", events)) {
        Client client = Client.connect(server.uri());
        client.send(text);
        assertThat(client.closeCode()).isEqualTo(1009);
        assertThat(events.await(WebsocketJsr356Event.CLOSE, 1).get(0).closeCode()).isEqualTo(1009);
        assertThat(events.of(WebsocketJsr356Event.MESSAGE)).isEmpty();
      }
    }
  }

  @Test
  void countsAllFragmentsOfAMessage() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("", events)) {
      Client client = Client.connect(server.uri());
      client.socket().sendText("x".repeat(40_000), false).join();
      client.socket().sendText("x".repeat(40_000), true).join();
      assertThat(client.closeCode()).isEqualTo(1009);
      assertThat(events.of(WebsocketJsr356Event.MESSAGE)).isEmpty();
    }
  }

  @Test
  void hasAnotherLimitWhereToldTo() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("?maxFrameBytes=200000", events)) {
      Client client = Client.connect(server.uri());
      client.send("x".repeat(200_000));
      events.await(WebsocketJsr356Event.MESSAGE, 1);
      client.send("x".repeat(200_001));
      assertThat(client.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void closesOnBinary() throws Exception {
    for (int size : new int[] {0, 1, LIMIT + 1}) {
      Events events = new Events();
      try (WebsocketServer server = WebsocketServer.start("", events)) {
        Client client = Client.connect(server.uri());
        client.socket().sendBinary(ByteBuffer.allocate(size), true).join();
        assertThat(client.closeCode()).isEqualTo(1003);
        assertThat(events.await(WebsocketJsr356Event.CLOSE, 1).get(0).closeCode()).isEqualTo(1003);
      }
    }
  }

  @Test
  void countsBytesAsUtf8Does() {
    for (String text : new String[] {"", "abc", "é", "߿ࠀ", "€", "🐪", "a🐪é€z"}) {
      assertThat(Utf8.length(text)).isEqualTo(text.getBytes(UTF_8).length);
    }
  }
}
