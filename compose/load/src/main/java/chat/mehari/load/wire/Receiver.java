package chat.mehari.load.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes a socket's frames apart: answers to those who asked, events to the inbox. */
final class Receiver implements WebSocket.Listener {
  private final Answers answers = new Answers();
  private final Inbox inbox = new Inbox();
  private final CompletableFuture<Closing> closed = new CompletableFuture<>();
  private final StringBuilder message = new StringBuilder();

  Answers answers() {
    return answers;
  }

  Inbox inbox() {
    return inbox;
  }

  CompletableFuture<Closing> closed() {
    return closed;
  }

  void lost(String why) {
    end(new Closing(Closing.WITHOUT_CLOSE_FRAME, why));
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    message.append(part);
    if (last) {
      JsonNode frame = Json.parse(message.toString());
      message.setLength(0);
      String type = frame.path("type").asText();
      if (type.equals("reply") || type.equals("error")) {
        answers.arrived(frame);
      } else {
        inbox.add(frame);
      }
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    end(new Closing(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    lost(String.valueOf(error));
  }

  private void end(Closing closing) {
    if (closed.complete(closing)) {
      answers.lost(closing.toString());
    }
  }
}
