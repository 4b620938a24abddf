package chat.mehari.gateway.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Passes bytes on between one client and a server as common proxies do: as soon as a write to the
 * server fails, both directions are given up, whatever of the server's is still to be passed on.
 */
final class StrictRelay implements AutoCloseable {

  private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final Socket server = new Socket();
  private final Semaphore towardsClient = new Semaphore(1);
  private final AtomicLong passedUp = new AtomicLong();

  StrictRelay(int serverPort) throws IOException {
    // What the kernel takes at once is no sign of the server's taking it.
    server.setSendBufferSize(32 * 1024);
    server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
    new Thread(this::relay, "relay-up").start();
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Keeps back what the server says, as one does that is busy with the other direction. */
  void hold() throws InterruptedException {
    towardsClient.acquire();
  }

  void release() {
    towardsClient.release();
  }

  /**
   * How many bytes the server's side has taken; -1 where it took one no more. The server may answer
   * what it took before that is counted here.
   */
  long passedUp() {
    return passedUp.get();
  }

  private void relay() {
    try (server;
        Socket client = listener.accept()) {
      new Thread(() -> passDown(client), "relay-down").start();
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      byte[] buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        passedUp.addAndGet(read);
      }
    } catch (IOException e) {
      passedUp.set(-1);
    }
  }

  private void passDown(Socket client) {
    try (client) {
      InputStream in = server.getInputStream();
      byte[] buffer = new byte[4096];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        towardsClient.acquire();
        client.getOutputStream().write(buffer, 0, read);
        towardsClient.release();
      }
    } catch (IOException | InterruptedException e) {
      // The other direction is over, and this one with it.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    server.close();
  }
}
