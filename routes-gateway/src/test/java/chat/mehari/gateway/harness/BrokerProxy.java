package chat.mehari.gateway.harness;

import chat.mehari.embedded.BrokerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A way to the broker that can be cut, and on which the broker can be made to seem silent. */
public final class BrokerProxy implements AutoCloseable {

  private static final int BUFFER = 16 * 1024;

  private final BrokerAddress broker;
  private final ServerSocket door;
  private final List<Link> links = new CopyOnWriteArrayList<>();

  /** A way to this broker. */
  public BrokerProxy(BrokerAddress broker) {
    this.broker = broker;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** Where the broker seems to be. */
  public BrokerAddress address() {
    return new BrokerAddress(
        "127.0.0.1",
        door.getLocalPort(),
        broker.username(),
        broker.password(),
        broker.virtualHost());
  }

  /** What the broker says on the connections of this name does not arrive any more. */
  public void silence(String name) {
    named(name).forEach(link -> link.silent(true));
  }

  /** The broker reads nothing more of the connections of this name. */
  public void deafen(String name) {
    named(name).forEach(link -> link.deaf(true));
  }

  /** All that the broker says on the connections of this name arrives so much later. */
  public void slow(String name, Duration delay) {
    named(name).forEach(link -> link.slow(delay));
  }

  /** What the broker said meanwhile arrives. */
  public void speak() {
    links.forEach(link -> link.silent(false));
  }

  /** Breaks the connections of this name; new ones come through. */
  public void cut(String name) {
    named(name).forEach(Link::close);
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    links.forEach(Link::close);
  }

  private List<Link> named(String name) {
    return links.stream().filter(link -> link.greeting.contains(name)).toList();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        links.add(new Link(client, new Socket(broker.host(), broker.port())));
      }
    } catch (IOException e) {
      // The door is closed: that is how it ends.
      return;
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "broker-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  /** One connection. */
  private static final class Link {

    private final Socket client;
    private final Socket server;

    /** The client's greeting, in which the connection's name stands. */
    private volatile String greeting = "";

    private boolean silent;
    private boolean deaf;
    private Duration delay = Duration.ZERO;

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
      start(this::listen);
      start(this::talk);
    }

    synchronized void silent(boolean nowSilent) {
      silent = nowSilent;
      notifyAll();
    }

    synchronized void slow(Duration newDelay) {
      delay = newDelay;
    }

    private synchronized void awaitVoice() throws InterruptedException {
      long due = System.nanoTime() + delay.toNanos();
      for (long left = delay.toNanos(); left > 0; left = due - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      while (silent) {
        wait();
      }
    }

    private synchronized void awaitEar() throws InterruptedException {
      while (deaf) {
        wait();
      }
    }

    synchronized void deaf(boolean nowDeaf) {
      deaf = nowDeaf;
      notifyAll();
    }

    void close() {
      greeting = "";
      try {
        client.close();
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      // Only now: what was held back is not to arrive after all.
      silent(false);
      deaf(false);
    }

    private void listen() {
      byte[] buffer = new byte[BUFFER];
      StringBuilder said = new StringBuilder();
      try (InputStream in = client.getInputStream();
          OutputStream out = server.getOutputStream()) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          if (said.length() < BUFFER) {
            said.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            greeting = said.toString();
          }
          out.write(buffer, 0, count);
          awaitEar();
        }
      } catch (IOException | InterruptedException e) {
        close();
      }
    }

    private void talk() {
      byte[] buffer = new byte[BUFFER];
      try (InputStream in = server.getInputStream();
          OutputStream out = client.getOutputStream()) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          awaitVoice();
          out.write(buffer, 0, count);
        }
      } catch (IOException | InterruptedException e) {
        close();
      }
    }
  }
}
