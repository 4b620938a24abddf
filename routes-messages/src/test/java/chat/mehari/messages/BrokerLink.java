package chat.mehari.messages;

import chat.mehari.embedded.BrokerAddress;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The way of one instance to the broker: it can be cut, and it knows the AMQP methods that the
 * instance sent on the channels on which it takes commands.
 */
public final class BrokerLink implements AutoCloseable {

  private static final int METHOD_FRAME = 1;
  private static final String COMMANDS = "messages.commands.";
  private static final int PROTOCOL_HEADER_BYTES = 8;

  private final BrokerAddress broker;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Queue<Method> sent = new ConcurrentLinkedQueue<>();
  private volatile boolean open = true;

  /** The methods that matter here, by their class and number. */
  public enum Method {
    /** A consumer takes up a queue. */
    CONSUME(60, 20),
    /** Orderly end of a channel. */
    CHANNEL_CLOSE(20, 40),
    /** A consumer gives up its queue. */
    CANCEL(60, 30),
    /** Up to this one, all are done. */
    ACK(60, 80),
    /** One is not wanted. */
    REJECT(60, 90),
    /** Several are not wanted. */
    NACK(60, 120);

    private static final Map<Integer, Method> BY_CODE =
        Map.of(
            CONSUME.code, CONSUME,
            CHANNEL_CLOSE.code, CHANNEL_CLOSE,
            CANCEL.code, CANCEL,
            ACK.code, ACK,
            REJECT.code, REJECT,
            NACK.code, NACK);

    private final int code;

    Method(int classId, int methodId) {
      code = classId << 16 | methodId;
    }
  }

  /** A way to this broker. */
  public BrokerLink(BrokerAddress broker) {
    this.broker = broker;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start("accept", this::accept);
  }

  /** What the instance takes for the broker. */
  public BrokerAddress address() {
    return new BrokerAddress(
        "127.0.0.1",
        server.getLocalPort(),
        broker.username(),
        broker.password(),
        broker.virtualHost());
  }

  /** Breaks all connections; the instance may connect again at once. */
  public void cut() {
    sockets.forEach(BrokerLink::closeQuietly);
  }

  /** Breaks all connections, and each new one, until it is {@link #mend mended}. */
  public void sever() {
    open = false;
    cut();
  }

  /** Lets the instance connect again. */
  public void mend() {
    open = true;
  }

  /** How often the instance sent a method on channels of commands. */
  public long sent(Method method) {
    return sent.stream().filter(method::equals).count();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        if (!open) {
          closeQuietly(client);
          continue;
        }
        Socket target = new Socket(broker.host(), broker.port());
        sockets.add(client);
        sockets.add(target);
        start("to-broker", () -> relay(client, target, this::copyFrames));
        start("from-broker", () -> relay(target, client, InputStream::transferTo));
        if (!open) {
          cut();
        }
      } catch (IOException e) {
        // The broker is not there, or this end was closed: the instance tries again, or is gone.
      }
    }
  }

  private void relay(Socket from, Socket to, Copy copy) {
    try {
      copy.copy(from.getInputStream(), to.getOutputStream());
    } catch (IOException e) {
      // One side is gone; the other one is to learn it.
    } finally {
      closeQuietly(from);
      closeQuietly(to);
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void copyFrames(InputStream in, OutputStream out) throws IOException {
    DataInputStream frames = new DataInputStream(new BufferedInputStream(in));
    DataOutputStream copy = new DataOutputStream(new BufferedOutputStream(out));
    copy.write(frames.readNBytes(PROTOCOL_HEADER_BYTES));
    copy.flush();
    Set<Integer> channelsOfCommands = new HashSet<>();
    while (true) {
      int type = frames.readUnsignedByte();
      int channel = frames.readUnsignedShort();
      byte[] payload = new byte[frames.readInt()];
      frames.readFully(payload);
      int end = frames.readUnsignedByte();
      if (type == METHOD_FRAME) {
        note(channel, payload, channelsOfCommands);
      }
      copy.writeByte(type);
      copy.writeShort(channel);
      copy.writeInt(payload.length);
      copy.write(payload);
      copy.writeByte(end);
      copy.flush();
    }
  }

  private void note(int channel, byte[] payload, Set<Integer> channelsOfCommands) {
    Method method = Method.BY_CODE.get(ByteBuffer.wrap(payload).getInt());
    if (method == Method.CONSUME && queue(payload).startsWith(COMMANDS)) {
      channelsOfCommands.add(channel);
    }
    if (method != null && channelsOfCommands.contains(channel)) {
      sent.add(method);
    }
  }

  /** The queue of a CONSUME: behind the method and a reserved number, its length first. */
  private static String queue(byte[] payload) {
    int start = 2 * Short.BYTES + Short.BYTES;
    return new String(payload, start + 1, payload[start], StandardCharsets.US_ASCII);
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, "broker-link-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }

  private interface Copy {
    void copy(InputStream in, OutputStream out) throws IOException;
  }
}
