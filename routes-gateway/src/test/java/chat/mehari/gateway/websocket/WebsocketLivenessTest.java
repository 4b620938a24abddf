package chat.mehari.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A peer that is gone without a word is noticed; one that answers pings is left alone. */
class WebsocketLivenessTest {

  @Test
  void closesOneThatAnswersNoPing() throws Exception {
    Events events = new Events();
    try (WebsocketServer server =
            WebsocketServer.start(
                "?pingInterval=200ms&pongTimeout=200ms&closeTimeout=200ms", events);
        RawClient dead = new RawClient(server.port())) {
      Events.Seen closed = events.await(WebsocketJsr356Event.CLOSE, 1).get(0);
      assertThat(closed.closeCode()).isEqualTo(4408);
      assertThat(closed.closeReason()).isEqualTo("no pong");
      assertThat(dead.read().opcode()).isEqualTo(RawClient.PING);
      assertThat(dead.read().closeCode()).isEqualTo(4408);
      dead.expectHangUp();
    }
  }

  @Test
  void keepsOneThatAnswersAndAsksAgain() throws Exception {
    try (WebsocketServer server =
            WebsocketServer.start("?pingInterval=100ms&pongTimeout=1m", new Events());
        RawClient client = new RawClient(server.port())) {
      for (int i = 0; i < 5; i++) {
        assertThat(client.read().opcode()).isEqualTo(RawClient.PING);
        client.send(RawClient.FIN | RawClient.PONG);
      }
    }
  }

  @Test
  void closesOneThatHasNothingToSayWhereToldTo() throws Exception {
    Events events = new Events();
    try (WebsocketServer server =
        WebsocketServer.start("?idleTimeout=500ms&pingInterval=100ms", events)) {
      Client client = Client.connect(server.uri());
      assertThat(client.closeCode()).isEqualTo(1001);
      assertThat(events.await(WebsocketJsr356Event.CLOSE, 1).get(0).closeReason())
          .isEqualTo("idle");
    }
  }

  @Test
  void tellsOfAConnectionThatBreaks() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("", events)) {
      try (RawClient client = new RawClient(server.port())) {
        client.send(RawClient.FIN | RawClient.TEXT, (byte) 'x');
        events.await(WebsocketJsr356Event.MESSAGE, 1);
      }
      assertThat(events.await(WebsocketJsr356Event.CLOSE, 1).get(0).closeCode()).isEqualTo(1006);
      assertThat(server.keys()).isEmpty();
    }
  }
}
