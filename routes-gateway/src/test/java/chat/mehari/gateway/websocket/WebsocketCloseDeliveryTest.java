package chat.mehari.gateway.websocket;

import static chat.mehari.gateway.websocket.RawClient.BINARY;
import static chat.mehari.gateway.websocket.RawClient.CLOSE;
import static chat.mehari.gateway.websocket.RawClient.FIN;
import static chat.mehari.gateway.websocket.RawClient.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.gateway.harness.RunningGateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A close frame reaches also a peer that is still sending, and one behind a proxy. */
class WebsocketCloseDeliveryTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  /** More than all the small buffers of a test's server hold together with it unread. */
  private static final int MORE_FRAMES = 30;

  /** More than the buffers hold that a server chooses itself. */
  private static final int MANY_MORE_FRAMES = 300;

  private static final byte[] MORE = RawClient.frame(FIN | TEXT, new byte[10_000]);

  @ParameterizedTest
  @CsvSource({"1, 200000, 1009", "2, 10, 1003", "3, 10, 1002"})
  void tellsWhoBreaksARule(int opcode, int length, int code) throws Exception {
    try (WebsocketServer server = WebsocketServer.start("", new Events())) {
      expectClose(
          server.port(), RawClient.frame(FIN | opcode, new byte[length]), MORE_FRAMES, code);
    }
  }

  @Test
  void tellsWhoFloods() throws Exception {
    CountDownLatch flooded = new CountDownLatch(1);
    try (WebsocketServer server =
        WebsocketServer.start(
            "?maxPendingFrames=20&floodCloseCode=4429&closeTimeout=2m",
            exchange -> flooded.await())) {
      expectClose(server.port(), new byte[0], MORE_FRAMES, 4429);
      flooded.countDown();
    }
  }

  @Test
  void tellsWhoIsSentAwayWhileTalking() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("?closeTimeout=2m", events);
        StrictRelay relay = new StrictRelay(server.port());
        RawClient client = new RawClient(relay.port())) {
      String key = events.await(WebsocketJsr356Event.OPEN, 1).get(0).key();
      relay.hold();
      server.close(key, 4403, "revoked");
      expectClose(relay, client, new byte[0], MORE_FRAMES, 4403);
    }
  }

  @Test
  void tellsTheGatewaysClients() throws Exception {
    expectClose(
        RunningGateway.shared().socket().getPort(),
        RawClient.frame(FIN | TEXT, new byte[200_000]),
        MANY_MORE_FRAMES,
        1009);
  }

  private static void expectClose(int port, byte[] breach, int more, int code) throws Exception {
    try (StrictRelay relay = new StrictRelay(port);
        RawClient client = new RawClient(relay.port())) {
      relay.hold();
      expectClose(relay, client, breach, more, code);
    }
  }

  private static void expectClose(
      StrictRelay relay, RawClient client, byte[] breach, int more, int code) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(breach);
    for (int i = 0; i < more; i++) {
      all.writeBytes(MORE);
    }
    client.sendBytes(all.toByteArray());
    await().atMost(LONG).until(() -> relay.passedUp() < 0 || relay.passedUp() == client.sent());
    relay.release();

    RawClient.Frame frame = client.read();
    assertThat(frame.opcode()).isEqualTo(CLOSE);
    assertThat(frame.closeCode()).isEqualTo(code);
    client.send(FIN | CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
    client.expectHangUp();
  }

  @Test
  void waitsForTheAnswerBeforeItEndsTheStream() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("?closeTimeout=2m", events);
        RawClient client = new RawClient(server.port())) {
      server.close(events.await(WebsocketJsr356Event.OPEN, 1).get(0).key(), 4403, "revoked");
      assertThat(client.read().closeCode()).isEqualTo(4403);
      client.expectNoHangUp(1_000);
      client.send(FIN | CLOSE, (byte) 0x11, (byte) 0x33);
      client.expectHangUp();
    }
  }

  @Test
  void cutsOffWhoFloodsForEver() throws Exception {
    try (WebsocketServer server = WebsocketServer.start(Duration.ofMillis(500), "", new Events());
        RawClient flooder = new RawClient(server.port())) {
      flooder.send(FIN | BINARY);
      await()
          .atMost(LONG)
          .pollInterval(Duration.ofMillis(1))
          .until(
              () -> {
                try {
                  flooder.sendBytes(MORE);
                  return false;
                } catch (IOException e) {
                  return true;
                }
              });
    }
  }
}
