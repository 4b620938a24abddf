package chat.mehari.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A subprotocol is answered when it is offered, and not required. */
class WebsocketSubprotocolTest {

  @Test
  void answersTheOneItPrefers() throws Exception {
    List<Optional<Object>> told = new CopyOnWriteArrayList<>();
    Events events = new Events();
    try (WebsocketServer server =
        WebsocketServer.start(
            "?subprotocols=v2,v1",
            exchange -> {
              told.add(
                  Optional.ofNullable(
                      exchange.getMessage().getHeader(WebsocketJsr356Constants.SUBPROTOCOL)));
              events.process(exchange);
            })) {
      assertThat(agreed(server, List.of("v1", "v2"))).isEqualTo("v2");
      events.await(WebsocketJsr356Event.OPEN, 1);
      assertThat(agreed(server, List.of("other", "v1"))).isEqualTo("v1");
      events.await(WebsocketJsr356Event.OPEN, 2);
      assertThat(agreed(server, List.of("other"))).isEmpty();
      events.await(WebsocketJsr356Event.OPEN, 3);
      assertThat(agreed(server, List.of())).isEmpty();
      events.await(WebsocketJsr356Event.OPEN, 4);
      assertThat(told)
          .containsExactly(
              Optional.of("v2"), Optional.of("v1"), Optional.empty(), Optional.empty());
    }
  }

  private static String agreed(WebsocketServer server, List<String> offered) {
    return Client.connect(server.uri(), offered).socket().getSubprotocol();
  }
}
