package chat.mehari.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.WebSocketHandshakeException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other hosts cannot use a visitor's browser to connect. */
class WebsocketOriginTest {

  static int statusOf(Runnable connect) {
    try {
      connect.run();
      return 101;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  private static int status(WebsocketServer server, String origin) {
    return statusOf(() -> Client.connect(server.uri(), "Origin", origin));
  }

  @Test
  void letsInOwnHostAndClientsWithoutOrigin() throws Exception {
    try (WebsocketServer server = WebsocketServer.start("", new Events())) {
      assertThat(status(server, "http://127.0.0.1:3000")).isEqualTo(101);
      assertThat(status(server, "https://127.0.0.1")).isEqualTo(101);
      assertThat(statusOf(() -> Client.connect(server.uri()))).isEqualTo(101);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "null",
        "http://127.0.0.1.evil.example",
        "http://evil.example/127.0.0.1",
        "http://127.0.0.1@evil.example",
        "file://",
        "127.0.0.1",
        "http://[bad"
      })
  void refusesForeignOrigins(String origin) throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("", events)) {
      assertThat(status(server, origin)).isEqualTo(403);
      assertThat(events.all()).isEmpty();
    }
  }

  @Test
  void refusesTwoOrigins() throws Exception {
    try (WebsocketServer server = WebsocketServer.start("", new Events())) {
      String own = "Origin: http://127.0.0.1\r\n";
      assertThat(new RawClient(server.port(), own).response()).contains(" 101 ");
      assertThatThrownBy(
              () -> new RawClient(server.port(), own + "Origin: http://evil.example\r\n"))
          .hasMessageContaining(" 400 ");
    }
  }

  @Test
  void letsInTheListedOnes() throws Exception {
    try (WebsocketServer server =
        WebsocketServer.start(
            "?allowSameHost=false&allowedOrigins=https://chat.example, https://b.example:8443",
            new Events())) {
      assertThat(status(server, "https://chat.example")).isEqualTo(101);
      assertThat(status(server, "HTTPS://Chat.Example")).isEqualTo(101);
      assertThat(status(server, "https://b.example:8443")).isEqualTo(101);
      assertThat(status(server, "https://b.example")).isEqualTo(403);
      assertThat(status(server, "http://chat.example")).isEqualTo(403);
      assertThat(status(server, "http://127.0.0.1")).isEqualTo(403);
    }
  }

  @Test
  void letsInAllWhereToldTo() throws Exception {
    try (WebsocketServer server = WebsocketServer.start("?allowedOrigins=*", new Events())) {
      assertThat(status(server, "http://evil.example")).isEqualTo(101);
    }
  }

  @Test
  void closesAtOnceWhereNoFilterRefuses() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start(false, route(events, ""))) {
      Client client = Client.connect(server.uri(), "Origin", "http://evil.example");
      assertThat(client.closeCode()).isEqualTo(1008);
      assertThat(events.all()).isEmpty();
      assertThat(server.keys()).isEmpty();
    }
  }

  @Test
  void needsNoFilterForAListAlone() throws Exception {
    try (WebsocketServer server =
        WebsocketServer.start(false, route(new Events(), "?allowSameHost=false"))) {
      assertThat(status(server, "http://evil.example")).isEqualTo(403);
    }
  }

  @Test
  void comparesHostNamesWithoutPortAndCase() {
    HandshakeRules rules = new HandshakeRules(Set.of(), true, false);
    assertThat(rules.refusal("http://Chat.Example:1", "chat.example:8080", null)).isZero();
    assertThat(rules.refusal("http://[::1]:3000", "[::1]:8080", null)).isZero();
    assertThat(rules.refusal("http://chat.example", null, null)).isEqualTo(403);
  }

  static RouteBuilder route(Events events, String options) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("websocket-jsr356:/ws" + options).process(events);
      }
    };
  }
}
