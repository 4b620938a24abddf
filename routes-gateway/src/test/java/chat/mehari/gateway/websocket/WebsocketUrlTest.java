package chat.mehari.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A query string is refused, and where it is allowed nothing of it becomes a header. */
class WebsocketUrlTest {

  private static final String[] ON_EVERY_EVENT = {
    WebsocketJsr356Constants.CONNECTION_KEY,
    WebsocketJsr356Constants.EVENT,
    WebsocketJsr356Constants.REMOTE_ADDRESS,
    WebsocketJsr356Constants.USER_AGENT,
  };

  private static final String QUERY =
      "?CamelHttpUri=http%3A%2F%2Fevil&CamelWebsocketJsr356ConnectionKey=stolen&token=secret";

  @Test
  void refusesAQueryString() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("", events)) {
      URI uri = URI.create(server.uri() + QUERY);
      assertThat(WebsocketOriginTest.statusOf(() -> Client.connect(uri))).isEqualTo(400);
      assertThat(events.all()).isEmpty();
    }
  }

  @Test
  void closesAtOnceWhereNoFilterRefuses() throws Exception {
    Events events = new Events();
    try (WebsocketServer server =
        WebsocketServer.start(false, WebsocketOriginTest.route(events, ""))) {
      assertThat(Client.connect(URI.create(server.uri() + QUERY)).closeCode()).isEqualTo(1008);
      assertThat(events.all()).isEmpty();
    }
  }

  @Test
  void makesNoHeadersOfIt() throws Exception {
    List<Map<String, Object>> headers = new CopyOnWriteArrayList<>();
    Events events = new Events();
    try (WebsocketServer server =
        WebsocketServer.start(
            "?allowQuery=true",
            exchange -> {
              headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
              events.process(exchange);
            })) {
      Client client =
          Client.connect(
              URI.create(server.uri() + QUERY), "CamelFileName", "evil", "X-Anything", "evil");
      client.send("hello");
      events.await(WebsocketJsr356Event.MESSAGE, 1);

      assertThat(headers)
          .hasSize(2)
          .allSatisfy(
              each -> {
                assertThat(each)
                    .containsKeys(ON_EVERY_EVENT)
                    .hasSize(
                        each.containsKey(WebsocketJsr356Constants.ARRIVED_AT)
                            ? ON_EVERY_EVENT.length + 1
                            : ON_EVERY_EVENT.length);
                assertThat(each.toString()).doesNotContain("evil", "stolen", "secret");
              });
    }
  }
}
