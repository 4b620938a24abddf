package chat.mehari.load.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A WebSocket by hand, for what no decent client library lets one send, and for not reading. */
final class RawSocket implements AutoCloseable {
  static final int TEXT = 1;
  static final int PING = 9;
  private static final int PONG = 10;
  private static final int CLOSE = 8;
  private static final int TIMEOUT_MS = 120_000;

  private final Socket socket;
  private final DataInputStream input;
  private final String response;

  private RawSocket(URI uri, List<String> headers) throws IOException {
    socket = new Socket();
    // a reader who does not read must not hide behind a large buffer of the kernel
    socket.setReceiveBufferSize(4_096);
    socket.setSoTimeout(TIMEOUT_MS);
    socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), TIMEOUT_MS);
    input = new DataInputStream(socket.getInputStream());
    String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    List<String> lines = new ArrayList<>(List.of("GET " + target + " HTTP/1.1"));
    if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
      lines.add("Host: " + uri.getAuthority());
    }
    lines.addAll(
        List.of(
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13"));
    lines.addAll(headers);
    write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    response = readHead();
  }

  static RawSocket connect(URI uri, String... headers) throws IOException {
    return new RawSocket(uri, List.of(headers));
  }

  /** The status of the handshake. */
  int status() {
    return Integer.parseInt(response.split(" ", 3)[1]);
  }

  void sendText(String text) throws IOException {
    sendFrame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  void sendFrame(int opcode, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0x80 | opcode);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else {
      frame.write(0x80 | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    }
    frame.write(new byte[4]); // a mask of zeros leaves the payload as it is
    frame.write(payload);
    write(frame.toByteArray());
  }

  /** Reads on to the close frame and gives its code; 1006 where the connection ends without. */
  int awaitClose() throws IOException {
    try {
      while (true) {
        Frame frame = readFrame();
        if (frame.opcode == CLOSE) {
          return frame.payload.length < 2
              ? 1005
              : ((frame.payload[0] & 0xff) << 8) | (frame.payload[1] & 0xff);
        }
      }
    } catch (java.io.EOFException | java.net.SocketException e) {
      return 1006;
    }
  }

  /** Reads on to the next text. */
  String awaitText() throws IOException {
    while (true) {
      Frame frame = readFrame();
      if (frame.opcode == TEXT) {
        return new String(frame.payload, StandardCharsets.UTF_8);
      }
    }
  }

  /** Reads on to the next pong. */
  byte[] awaitPong() throws IOException {
    while (true) {
      Frame frame = readFrame();
      if (frame.opcode == PONG) {
        return frame.payload;
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Frame(int opcode, byte[] payload) {}

  private Frame readFrame() throws IOException {
    int opcode = input.readUnsignedByte() & 0x0f;
    long length = input.readUnsignedByte() & 0x7f;
    if (length == 126) {
      length = input.readUnsignedShort();
    } else if (length == 127) {
      length = input.readLong();
    }
    byte[] payload = new byte[(int) length];
    input.readFully(payload);
    return new Frame(opcode, payload);
  }

  private void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  private String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) input.readUnsignedByte());
    }
    return head.toString();
  }
}
