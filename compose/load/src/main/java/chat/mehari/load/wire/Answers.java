package chat.mehari.load.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Brings replies and errors to those who asked. An answer that nobody waits for, because it is a
 * second one or names what was never asked, is kept as a stray.
 */
final class Answers {
  private static final Executor A_MOMENT_LATER =
      CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

  private final Map<String, Question> waiting = new ConcurrentHashMap<>();
  private final List<JsonNode> strays = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Question> next = new AtomicReference<>();

  /**
   * What was asked.
   *
   * @param answer what is waited for
   * @param again asks once more where the answer is that nobody knows; null where that is the
   *     answer
   */
  record Question(CompletableFuture<JsonNode> answer, @Nullable Runnable again) {
    /** Whether it is asked once more instead of being answered by this frame. */
    private boolean isAskedAgain(JsonNode frame) {
      if (again == null || !frame.path("error").path("code").asText().equals("unavailable")) {
        return false;
      }
      A_MOMENT_LATER.execute(again);
      return true;
    }
  }

  void expect(String id, Question question) {
    if (waiting.putIfAbsent(id, question) != null) {
      throw new IllegalArgumentException("still waiting for " + id);
    }
  }

  /** Waits for the next answer, whatever it names, as a whole frame. */
  void expectNext(Question question) {
    if (!next.compareAndSet(null, question)) {
      throw new IllegalArgumentException("still waiting for the next answer");
    }
  }

  void arrived(JsonNode frame) {
    Question any = next.get();
    if (any != null) {
      if (!any.isAskedAgain(frame)) {
        next.set(null);
        any.answer.complete(frame);
      }
      return;
    }
    String id = frame.path("re").asText();
    Question question = waiting.get(id);
    if (question == null) {
      strays.add(frame);
    } else if (!question.isAskedAgain(frame)) {
      waiting.remove(id);
      if (frame.path("type").asText().equals("reply")) {
        question.answer.complete(frame.path("data"));
      } else {
        question.answer.completeExceptionally(new RequestRefused(frame));
      }
    }
  }

  void lost(String why) {
    Question any = next.getAndSet(null);
    if (any != null) {
      any.answer.completeExceptionally(new ConnectionLost(why));
    }
    waiting
        .keySet()
        .forEach(
            id -> {
              Question question = waiting.remove(id);
              if (question != null) {
                question.answer.completeExceptionally(new ConnectionLost(why));
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
