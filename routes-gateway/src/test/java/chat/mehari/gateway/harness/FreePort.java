package chat.mehari.gateway.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that go away and come back where they were. */
public final class FreePort {

  private FreePort() {}

  /**
   * A port that no system gives to anybody who does not ask for it, as a client of some server: so
   * it stays free while nobody listens.
   */
  public static int find() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException e) {
        // Somebody listens there; the next one is another.
      }
    }
  }
}
