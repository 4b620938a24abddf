package chat.mehari.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Peers that say nothing cost little each, also after they have said something. */
class WebsocketIdleMemoryTest {

  private static final int CONNECTIONS = 500;

  /** Measured 15 KiB, client's end included: room for another container's or JDK's habits. */
  private static final long MOST_BYTES_EACH = 40 * 1024;

  @Test
  void holdsHundreds() throws Exception {
    try (WebsocketServer server = WebsocketServer.start(true, WebsocketConformanceTest.echo())) {
      List<RawClient> clients = new ArrayList<>();
      try (RawClient warm = new RawClient(server.port())) {
        speak(warm);
        long before = liveBytes();
        for (int i = 0; i < CONNECTIONS; i++) {
          RawClient client = new RawClient(server.port());
          clients.add(client);
          speak(client);
        }
        assertThat(server.keys()).hasSize(CONNECTIONS + 1);
        long each = (liveBytes() - before) / CONNECTIONS;
        assertThat(each).as("bytes of heap for each idle connection").isLessThan(MOST_BYTES_EACH);
        for (RawClient client : clients) {
          speak(client);
        }
      } finally {
        for (RawClient client : clients) {
          client.close();
        }
      }
    }
  }

  private static void speak(RawClient client) throws Exception {
    client.send(RawClient.FIN | RawClient.TEXT, new byte[450]);
    assertThat(client.read().payload().remaining()).isEqualTo(450);
  }

  private static long liveBytes() {
    // The second collection takes what the first one has only queued for cleaning.
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
