package chat.mehari.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A peer that does not read is cut off, and nobody else waits for it. */
class WebsocketSlowReaderTest {

  private static final String LARGE = "x".repeat(60_000);

  @Test
  void cutsOffAtTheBytesThatMayWait() throws Exception {
    cutsOff("?maxQueuedBytes=1000000&sendTimeout=2s", LARGE);
  }

  @Test
  void cutsOffAtTheFramesThatMayWait() throws Exception {
    cutsOff("?maxQueuedFrames=20&maxQueuedBytes=100000000&sendTimeout=2s", LARGE);
  }

  private static void cutsOff(String options, String frame) throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start(options, events);
        RawClient slow = new RawClient(server.port())) {
      String slowKey = events.await(WebsocketJsr356Event.OPEN, 1).get(0).key();
      Client reader = Client.connect(server.uri());
      events.await(WebsocketJsr356Event.OPEN, 2);

      int sent = 0;
      while (server.send(server.keys(), frame) == 2) {
        sent++;
        assertThat(sent).as("frames kept for who does not read").isLessThan(100);
        assertThat(reader.receive()).isEqualTo(frame);
      }
      assertThat(reader.receive()).isEqualTo(frame);

      assertThat(events.await(WebsocketJsr356Event.CLOSE, 1))
          .singleElement()
          .satisfies(
              seen -> {
                assertThat(seen.key()).isEqualTo(slowKey);
                assertThat(seen.closeCode()).isEqualTo(4408);
              });
      server.send(server.keys(), "and on");
      assertThat(reader.receive()).isEqualTo("and on");
      slow.expectHangUp();
    }
  }

  @Test
  void cutsOffWhereNothingMoves() throws Exception {
    Events events = new Events();
    try (WebsocketServer server =
            WebsocketServer.start("?sendTimeout=400ms&maxQueuedBytes=100000000", events);
        RawClient slow = new RawClient(server.port())) {
      String key = events.await(WebsocketJsr356Event.OPEN, 1).get(0).key();
      for (int i = 0; i < 40; i++) {
        server.send(key, LARGE);
      }
      Events.Seen closed = events.await(WebsocketJsr356Event.CLOSE, 1).get(0);
      assertThat(closed.closeCode()).isEqualTo(4408);
      slow.expectHangUp();
    }
  }

  @Test
  void tellsTheOneThatReadsAgain() throws Exception {
    Events events = new Events();
    try (WebsocketServer server =
            WebsocketServer.start("?maxQueuedFrames=20&closeTimeout=100ms", events);
        RawClient slow = new RawClient(server.port())) {
      String key = events.await(WebsocketJsr356Event.OPEN, 1).get(0).key();
      while (server.send(key, LARGE) == 1) {
        // Until the queue is full.
      }
      await()
          .during(Duration.ofSeconds(1))
          .until(() -> events.of(WebsocketJsr356Event.CLOSE).isEmpty());
      RawClient.Frame frame = slow.read();
      while (frame.opcode() != RawClient.CLOSE) {
        frame = slow.read();
      }
      assertThat(frame.closeCode()).isEqualTo(4408);
    }
  }

  @Test
  void cutsOffWhoTalksOnAfterTheClose() throws Exception {
    Events events = new Events();
    try (WebsocketServer server =
            WebsocketServer.start(Duration.ofMillis(300), "?closeTimeout=300ms", events);
        RawClient talker = new RawClient(server.port())) {
      String key = events.await(WebsocketJsr356Event.OPEN, 1).get(0).key();
      server.close(key, 4403, "revoked");
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> talksOnInVain(talker));
      assertThat(events.of(WebsocketJsr356Event.MESSAGE)).isEmpty();
      assertThat(events.of(WebsocketJsr356Event.CLOSE))
          .extracting(Events.Seen::closeCode)
          .isEqualTo(List.of(4403));
    }
  }

  private static boolean talksOnInVain(RawClient talker) {
    try {
      talker.send(RawClient.FIN | RawClient.TEXT, (byte) 'x');
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
