package chat.mehari.gateway.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;

/** A peer that sends exactly the bytes it is told to, and reads only when asked to. */
final class RawClient implements AutoCloseable {

  static final int CONTINUATION = 0x0;
  static final int TEXT = 0x1;
  static final int BINARY = 0x2;
  static final int CLOSE = 0x8;
  static final int PING = 0x9;
  static final int PONG = 0xA;
  static final int FIN = 0x80;

  /** One frame as it came, {@code first} with FIN and reserved bits. */
  record Frame(int first, ByteBuffer payload) {
    int opcode() {
      return first & 0xF;
    }

    int closeCode() {
      return payload.getShort(0) & 0xFFFF;
    }
  }

  /** Only what is wrong makes anybody wait so long. */
  private static final int PATIENCE_MS = 60_000;

  private final Socket socket = new Socket();
  private final DataInputStream in;
  private final String response;
  private long sent;

  RawClient(int port) {
    this(port, "");
  }

  RawClient(int port, String moreHeaders) {
    try {
      // Small, so that one who does not read is noticed after little.
      socket.setReceiveBufferSize(16 * 1024);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setSoTimeout(PATIENCE_MS);
      sendBytes(
          ("GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                  + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                  + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                  + moreHeaders
                  + "\r\n")
              .getBytes(ISO_8859_1));
      in = new DataInputStream(socket.getInputStream());
      response = head();
      if (!response.startsWith("HTTP/1.1 101")) {
        throw new IllegalStateException(response);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Status and headers of the handshake. */
  String response() {
    return response;
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  /** Sends a masked frame; {@code first} is FIN, reserved bits and opcode. */
  RawClient send(int first, byte... payload) throws IOException {
    return sendBytes(frame(first, payload));
  }

  RawClient sendBytes(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    sent += bytes.length;
    return this;
  }

  /** How many bytes were sent, those of the handshake included. */
  long sent() {
    return sent;
  }

  static byte[] frame(int first, byte... payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(first);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else if (payload.length <= 0xFFFF) {
      frame.write(0x80 | 126);
      frame.writeBytes(ByteBuffer.allocate(2).putShort((short) payload.length).array());
    } else {
      frame.write(0x80 | 127);
      frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
    }
    byte[] mask = {1, 2, 3, 4};
    frame.writeBytes(mask);
    for (int i = 0; i < payload.length; i++) {
      frame.write(payload[i] ^ mask[i % 4]);
    }
    return frame.toByteArray();
  }

  /** The next frame, whatever it is. */
  Frame read() throws IOException {
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    long length = second & 0x7F;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    byte[] payload = new byte[(int) length];
    in.readFully(payload);
    return new Frame(first, ByteBuffer.wrap(payload));
  }

  /** Reads on until the server hangs up, and fails where it does not. */
  void expectHangUp() throws IOException {
    if (!hungUp()) {
      throw new AssertionError("The server does not hang up");
    }
  }

  /** Reads for so long; fails where the server hangs up within that time. */
  void expectNoHangUp(int millis) throws IOException {
    socket.setSoTimeout(millis);
    if (hungUp()) {
      throw new AssertionError("The server has hung up");
    }
    socket.setSoTimeout(PATIENCE_MS);
  }

  private boolean hungUp() {
    byte[] ignored = new byte[64 * 1024];
    try {
      while (in.read(ignored) >= 0) {
        // What is still under way does not matter.
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
