package chat.mehari.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which of this machine's addresses, other than loopback ones, answer on a port. */
public final class OtherAddresses {
  private OtherAddresses() {}

  /**
   * The addresses of this machine on which a connection to the port is accepted within a second.
   */
  public static List<InetAddress> reachable(int port) throws IOException {
    List<InetAddress> found = new ArrayList<>();
    for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(network.getInetAddresses())) {
        if (!address.isLoopbackAddress() && answers(address, port)) {
          found.add(address);
        }
      }
    }
    return found;
  }

  private static boolean answers(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
