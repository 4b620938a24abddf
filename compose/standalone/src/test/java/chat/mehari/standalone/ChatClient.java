package chat.mehari.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Just enough of a client to see that the system works: notes to oneself. */
final class ChatClient implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final WebSocket socket;
  private int requests;
  private String accessToken = "";

  private ChatClient(URI uri) {
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, new Frames()).join();
  }

  static ChatClient connect(URI uri) {
    return new ChatClient(uri);
  }

  /** Makes an account and signs in; its id. */
  UUID register(String username, String password) throws Exception {
    JsonNode data = call("register", Map.of("username", username, "password", password));
    accessToken = data.path("accessToken").asText();
    return UUID.fromString(data.path("user").path("id").asText());
  }

  /** What lets in whoever registered here. */
  String accessToken() {
    return accessToken;
  }

  /** Signs in. */
  void login(String username, String password) throws Exception {
    call("login", Map.of("username", username, "password", password));
  }

  /** Posts and waits for the acknowledgement. */
  void send(UUID to, String body) throws Exception {
    call("sendMessage", Map.of("to", to, "cid", UUID.randomUUID(), "body", body));
  }

  /** The bodies of the conversation, oldest first. */
  List<String> history(UUID with) throws Exception {
    JsonNode messages = call("getMessages", Map.of("with", with)).path("messages");
    return StreamSupport.stream(messages.spliterator(), false)
        .map(message -> message.path("body").asText())
        .toList();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private JsonNode call(String type, Map<String, ?> data) throws Exception {
    String id = Integer.toString(++requests);
    socket
        .sendText(JSON.writeValueAsString(Map.of("type", type, "id", id, "data", data)), true)
        .join();
    while (true) {
      String text = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (text == null) {
        throw new AssertionError(type + " was not answered");
      }
      JsonNode frame = JSON.readTree(text);
      if (frame.path("re").asText().equals(id)) {
        if (!frame.path("type").asText().equals("reply")) {
          throw new AssertionError(type + " was refused: " + frame.path("error"));
        }
        return frame.path("data");
      }
    }
  }

  /** Puts the pieces of frames together. */
  private final class Frames implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(
        WebSocket webSocket, CharSequence piece, boolean last) {
      text.append(piece);
      if (last) {
        frames.add(text.toString());
        text.setLength(0);
      }
      webSocket.request(1);
      return CompletableFuture.completedStage(null);
    }
  }
}
