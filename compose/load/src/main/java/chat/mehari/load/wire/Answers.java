package chat.mehari.load.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Brings replies and errors to those who asked. An answer that nobody waits for, because it is a
 * second one or names what was never asked, is kept as a stray.
 */
final class Answers {
  private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<JsonNode> strays = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable CompletableFuture<JsonNode>> next =
      new AtomicReference<>();

  CompletableFuture<JsonNode> expect(String id) {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    if (waiting.putIfAbsent(id, answer) != null) {
      throw new IllegalArgumentException("still waiting for " + id);
    }
    return answer;
  }

  /** Waits for the next answer, whatever it names, as a whole frame. */
  CompletableFuture<JsonNode> expectNext() {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    if (!next.compareAndSet(null, answer)) {
      throw new IllegalArgumentException("still waiting for the next answer");
    }
    return answer;
  }

  void arrived(JsonNode frame) {
    CompletableFuture<JsonNode> any = next.getAndSet(null);
    if (any != null) {
      any.complete(frame);
      return;
    }
    CompletableFuture<JsonNode> answer = waiting.remove(frame.path("re").asText());
    if (answer == null) {
      strays.add(frame);
    } else if (frame.path("type").asText().equals("reply")) {
      answer.complete(frame.path("data"));
    } else {
      answer.completeExceptionally(new RequestRefused(frame));
    }
  }

  void lost(String why) {
    CompletableFuture<JsonNode> any = next.getAndSet(null);
    if (any != null) {
      any.completeExceptionally(new ConnectionLost(why));
    }
    waiting
        .keySet()
        .forEach(
            id -> {
              CompletableFuture<JsonNode> answer = waiting.remove(id);
              if (answer != null) {
                answer.completeExceptionally(new ConnectionLost(why));
              }
            });
  }

  /** Answers too many, with those that name no request. */
  List<JsonNode> strays() {
    return List.copyOf(strays);
  }

  int unanswered() {
    return waiting.size();
  }
}
