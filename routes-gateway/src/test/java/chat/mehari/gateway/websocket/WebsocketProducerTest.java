package chat.mehari.gateway.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** The producer reaches those who are here, in order, and shrugs at those who are not. */
class WebsocketProducerTest {

  @Test
  void countsOnlyThePeersThatAreHere() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("", events)) {
      assertThat(server.send("nobody", "hello")).isZero();
      assertThat(server.send(List.of(), "hello")).isZero();
      assertThat(server.close("nobody", 1000, "")).isZero();

      Client one = Client.connect(server.uri());
      Client two = Client.connect(server.uri());
      events.await(WebsocketJsr356Event.OPEN, 2);
      assertThat(server.send(Set.of(server.keys().get(0), server.keys().get(1), "nobody"), "hello"))
          .isEqualTo(2);
      assertThat(one.receive()).isEqualTo("hello");
      assertThat(two.receive()).isEqualTo("hello");

      one.socket().sendClose(1000, "").join();
      String gone = events.await(WebsocketJsr356Event.CLOSE, 1).get(0).key();
      assertThat(server.send(gone, "late")).isZero();
    }
  }

  @Test
  void sendsTextBytesAndBuffersAsTextFrames() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("", events)) {
      Client client = Client.connect(server.uri());
      String key = events.await(WebsocketJsr356Event.OPEN, 1).get(0).key();
      ByteBuffer buffer = ByteBuffer.wrap("…grün…".getBytes(UTF_8)).position(3).limit(8);
      server.send(key, "grün");
      server.send(key, "grün".getBytes(UTF_8));
      server.send(key, buffer);
      server.send(key, buffer.asReadOnlyBuffer());
      server.send(key, 42);
      for (int i = 0; i < 4; i++) {
        assertThat(client.receive()).isEqualTo("grün");
      }
      assertThat(client.receive()).isEqualTo("42");
      assertThat(buffer.remaining()).isEqualTo(5);
    }
  }

  @Test
  void refusesAnExchangeWithoutReceiverOrBody() throws Exception {
    try (WebsocketServer server = WebsocketServer.start("", new Events())) {
      var template = server.camel().createProducerTemplate();
      Exchange noKey =
          template.request("websocket-jsr356:/ws", e -> e.getMessage().setBody("hello"));
      assertThat(noKey.getException()).isInstanceOf(IllegalArgumentException.class);
      Exchange noBody =
          template.request(
              "websocket-jsr356:/ws",
              e -> e.getMessage().setHeader(WebsocketJsr356Constants.CONNECTION_KEY, "k"));
      assertThat(noBody.getException()).isNotNull();
    }
  }

  @Test
  void closesAfterWhatWasSentBefore() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("", events)) {
      Client client = Client.connect(server.uri());
      String key = events.await(WebsocketJsr356Event.OPEN, 1).get(0).key();
      String padding = "x".repeat(5_000);
      for (int i = 0; i < 300; i++) {
        assertThat(server.send(key, i + padding)).isEqualTo(1);
      }
      assertThat(server.close(key, 4403, "session revoked")).isEqualTo(1);
      assertThat(server.send(key, "too late")).isZero();
      assertThat(server.close(key, 1000, "twice")).isZero();
      assertThat(server.keys()).isEmpty();

      for (int i = 0; i < 300; i++) {
        assertThat(client.receive()).isEqualTo(i + padding);
      }
      assertThat(client.closeCode()).isEqualTo(4403);
      assertThat(client.closeReason()).isEqualTo("session revoked");
      assertThat(client.waiting()).isZero();
      assertThat(events.await(WebsocketJsr356Event.CLOSE, 1))
          .extracting(Events.Seen::closeCode, Events.Seen::closeReason)
          .containsExactly(tuple(4403, "session revoked"));
    }
  }

  @Test
  void closesForTheReasonAskedForWhoeverWasSilentForLong() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("?closeTimeout=200ms", events)) {
      Client client = Client.connect(server.uri());
      String key = events.await(WebsocketJsr356Event.OPEN, 1).get(0).key();
      long silentSince = System.nanoTime();
      await().until(() -> System.nanoTime() - silentSince > 1_000_000_000L);

      server.close(key, 4403, "session revoked");

      assertThat(client.closeCode()).isEqualTo(4403);
    }
  }

  @Test
  void sendsABodyBeforeTheCloseOfTheSameExchange() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("", events)) {
      Client client = Client.connect(server.uri());
      String key = events.await(WebsocketJsr356Event.OPEN, 1).get(0).key();
      server
          .camel()
          .createProducerTemplate()
          .request(
              "websocket-jsr356:/ws",
              exchange -> {
                exchange.getMessage().setBody("goodbye");
                exchange.getMessage().setHeader(WebsocketJsr356Constants.CONNECTION_KEY, key);
                exchange.getMessage().setHeader(WebsocketJsr356Constants.SEND_CLOSE_CODE, 1000);
              });
      assertThat(client.receive()).isEqualTo("goodbye");
      assertThat(client.closeCode()).isEqualTo(1000);
    }
  }

  @Test
  void keepsTheOrderOfManyFrames() throws Exception {
    Events events = new Events();
    try (WebsocketServer server =
        WebsocketServer.start("?maxQueuedFrames=100000&maxQueuedBytes=100000000", events)) {
      Client client = Client.connect(server.uri());
      String key = events.await(WebsocketJsr356Event.OPEN, 1).get(0).key();
      for (int i = 0; i < 5_000; i++) {
        server.send(key, Integer.toString(i));
      }
      for (int i = 0; i < 5_000; i++) {
        assertThat(client.receive()).isEqualTo(Integer.toString(i));
      }
    }
  }
}
