package chat.mehari.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that hangs up on whoever calls, and counts the calls. */
final class HangingUp implements AutoCloseable {

  private final ServerSocket server;
  private final AtomicInteger calls = new AtomicInteger();

  HangingUp() throws IOException {
    server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread answering = new Thread(this::answer, "hanging-up");
    answering.setDaemon(true);
    answering.start();
  }

  int port() {
    return server.getLocalPort();
  }

  int calls() {
    return calls.get();
  }

  private void answer() {
    try {
      while (!server.isClosed()) {
        server.accept().close();
        calls.incrementAndGet();
      }
    } catch (IOException e) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
