package chat.mehari.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** A connection gives OPEN, a MESSAGE for each text, and CLOSE, all with its key. */
class WebsocketEventTest {

  @Test
  void tellsOfOpenMessagesAndClose() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("", events)) {
      Client client = Client.connect(server.uri());
      client.send("one");
      client.send("zwei – дві");
      client.socket().sendClose(4000, "done").join();
      events.await(WebsocketJsr356Event.CLOSE, 1);

      assertThat(events.all())
          .extracting(Events.Seen::event)
          .containsExactly(
              WebsocketJsr356Event.OPEN,
              WebsocketJsr356Event.MESSAGE,
              WebsocketJsr356Event.MESSAGE,
              WebsocketJsr356Event.CLOSE);
      assertThat(events.all()).extracting(Events.Seen::key).doesNotContainNull();
      assertThat(events.all().stream().map(Events.Seen::key).distinct()).hasSize(1);
      assertThat(events.of(WebsocketJsr356Event.MESSAGE))
          .extracting(Events.Seen::body)
          .containsExactly("one", "zwei – дві");
      assertThat(events.of(WebsocketJsr356Event.CLOSE))
          .extracting(Events.Seen::closeCode, Events.Seen::closeReason)
          .containsExactly(tuple(4000, "done"));
      assertThat(server.keys()).isEmpty();
    }
  }

  @Test
  void tellsWhoThePeerIs() throws Exception {
    List<Message> messages = new CopyOnWriteArrayList<>();
    Events events = new Events();
    try (WebsocketServer server =
        WebsocketServer.start(
            "",
            exchange -> {
              messages.add(exchange.copy().getMessage());
              events.process(exchange);
            })) {
      Client client = Client.connect(server.uri(), "User-Agent", "probe/1.0");
      client.send("x");
      events.await(WebsocketJsr356Event.MESSAGE, 1);

      Message message = messages.get(1);
      assertThat(message.getHeader(WebsocketJsr356Constants.USER_AGENT)).isEqualTo("probe/1.0");
      assertThat(message.getHeader(WebsocketJsr356Constants.REMOTE_ADDRESS)).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void givesEveryConnectionItsOwnKey() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("", events)) {
      Client first = Client.connect(server.uri());
      Client second = Client.connect(server.uri());
      first.send("1");
      second.send("2");
      events.await(WebsocketJsr356Event.MESSAGE, 2);

      for (Events.Seen seen : events.of(WebsocketJsr356Event.MESSAGE)) {
        server.send(seen.key(), "for " + seen.body());
      }
      assertThat(first.receive()).isEqualTo("for 1");
      assertThat(second.receive()).isEqualTo("for 2");
    }
  }

  @Test
  void tellsOfACloseWithoutACode() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("", events);
        RawClient client = new RawClient(server.port())) {
      client.send(RawClient.FIN | RawClient.CLOSE);
      assertThat(events.await(WebsocketJsr356Event.CLOSE, 1))
          .extracting(Events.Seen::closeCode, Events.Seen::closeReason)
          .containsExactly(tuple(1005, ""));
    }
  }
}
