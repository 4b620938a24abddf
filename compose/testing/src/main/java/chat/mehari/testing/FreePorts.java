package chat.mehari.testing;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * TCP ports of the loopback address for servers that a test stops and starts again.
 *
 * <p>They lie below the range from which systems take the ports of outgoing connections (32768 on
 * Linux, 49152 elsewhere). A port of that range is lost while its server is away: some client gets
 * it, perhaps even the one that tries to reconnect, which then talks to itself.
 */
public final class FreePorts {

  private static final int FIRST = 10_000;
  private static final int END = 32_768;

  /**
   * A port is reserved against other JVMs by the UDP port of the same number, which this one keeps
   * until it exits.
   */
  private static final Collection<DatagramSocket> RESERVATIONS = new ConcurrentLinkedQueue<>();

  private FreePorts() {}

  /** A port on which nobody listens, and which no other JVM will get from here. */
  public static int next() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (reserve(port)) {
        return port;
      }
    }
  }

  private static boolean reserve(int port) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket probe = new ServerSocket(port, 1, loopback)) {
      DatagramSocket reservation = new DatagramSocket(new InetSocketAddress(loopback, port));
      return probe.isBound() && RESERVATIONS.add(reservation);
    } catch (IOException e) {
      return false;
    }
  }
}
