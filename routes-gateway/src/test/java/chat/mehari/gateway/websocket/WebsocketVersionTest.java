package chat.mehari.gateway.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who speaks another version of WebSocket is told which one is spoken here. */
class WebsocketVersionTest {

  @Test
  void refusesOtherVersions() throws Exception {
    try (WebsocketServer server = WebsocketServer.start("", new Events())) {
      for (String header : List.of("Sec-WebSocket-Version: 12\r\n", "")) {
        assertThat(handshake(server.port(), header))
            .startsWith("HTTP/1.1 426")
            .contains("Sec-WebSocket-Version: 13\n");
      }
      assertThat(handshake(server.port(), "Sec-WebSocket-Version: 13\r\n"))
          .startsWith("HTTP/1.1 101");
    }
  }

  private static String handshake(int port, String versionHeader) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      socket
          .getOutputStream()
          .write(
              ("GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                      + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                      + versionHeader
                      + "\r\n")
                  .getBytes(ISO_8859_1));
      StringBuilder head = new StringBuilder();
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        head.append(line).append('\n');
      }
      return head.toString();
    }
  }
}
