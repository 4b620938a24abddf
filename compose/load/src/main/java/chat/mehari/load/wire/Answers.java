package chat.mehari.load.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings replies and errors to those who asked. An answer that nobody waits for, because it is a
 * second one or names what was never asked, is kept as a stray.
 */
final class Answers {
  private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<JsonNode> strays = new CopyOnWriteArrayList<>();
  private final LinkedBlockingQueue<JsonNode> unaddressed = new LinkedBlockingQueue<>();

  CompletableFuture<JsonNode> expect(String id) {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    if (waiting.putIfAbsent(id, answer) != null) {
      throw new IllegalArgumentException("still waiting for " + id);
    }
    return answer;
  }

  void arrived(JsonNode frame) {
    if (!frame.has("re")) {
      unaddressed.add(frame);
      return;
    }
    CompletableFuture<JsonNode> answer = waiting.remove(frame.get("re").asText());
    if (answer == null) {
      strays.add(frame);
    } else if (frame.path("type").asText().equals("reply")) {
      answer.complete(frame.path("data"));
    } else {
      answer.completeExceptionally(new RequestRefused(frame));
    }
  }

  void lost(String why) {
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

  @Nullable JsonNode unaddressed(long timeoutMs) throws InterruptedException {
    return unaddressed.poll(timeoutMs, TimeUnit.MILLISECONDS);
  }

  /** Answers too many, with those that name no request. */
  List<JsonNode> strays() {
    return List.copyOf(strays);
  }

  int unanswered() {
    return waiting.size();
  }
}
