package chat.mehari.load.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The events of one socket in the order in which they arrived. */
public final class Inbox {
  private final List<JsonNode> events = new ArrayList<>();
  private @Nullable Consumer<JsonNode> reader;

  /** Hands all events, those that are here first, to a reader instead of keeping them. */
  public synchronized void forwardTo(Consumer<JsonNode> newReader) {
    events.forEach(newReader);
    events.clear();
    reader = newReader;
  }

  synchronized void add(JsonNode event) {
    if (reader != null) {
      reader.accept(event);
      return;
    }
    events.add(event);
    notifyAll();
  }

  /** All events so far. */
  public synchronized List<JsonNode> all() {
    return List.copyOf(events);
  }

  /** The events so far that satisfy a condition. */
  public List<JsonNode> all(Predicate<JsonNode> condition) {
    return all().stream().filter(condition).toList();
  }

  /** The events so far of one type. */
  public List<JsonNode> ofType(String type) {
    return all(ofTypeIs(type));
  }

  /**
   * Waits until so many events of a type are here.
   *
   * @throws AssertionError if they are not in time
   */
  public List<JsonNode> await(String type, int count) {
    return await(ofTypeIs(type), count, Duration.ofMinutes(1));
  }

  /**
   * Waits until so many events satisfy a condition.
   *
   * @throws AssertionError if they do not in time
   */
  public List<JsonNode> await(Predicate<JsonNode> condition, int count, Duration atMost) {
    return await(() -> events.stream().filter(condition).toList(), count, atMost);
  }

  /**
   * Waits until so many messages are here, as a client shows them: it ignores an event at or below
   * the position of its conversation, which comes where a command was sent again.
   *
   * @throws AssertionError if they are not in time
   */
  public List<JsonNode> awaitMessages(int count) {
    return await(this::messages, count, Duration.ofMinutes(1));
  }

  private List<JsonNode> messages() {
    Map<String, Long> positions = new HashMap<>();
    List<JsonNode> shown = new ArrayList<>();
    for (JsonNode event : events) {
      JsonNode message = event.path("data").path("message");
      String conversation = message.path("conversationId").asText();
      long seq = message.path("seq").asLong();
      if (ofTypeIs("message.posted").test(event)
          && seq > positions.getOrDefault(conversation, 0L)) {
        positions.put(conversation, seq);
        shown.add(message);
      }
    }
    return shown;
  }

  private synchronized List<JsonNode> await(
      Supplier<List<JsonNode>> search, int count, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      List<JsonNode> found = search.get();
      if (found.size() >= count) {
        return found;
      }
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError(
            "expected %d events, got %d; the last ones of %d: %s"
                .formatted(
                    count,
                    found.size(),
                    events.size(),
                    events.subList(Math.max(0, events.size() - 5), events.size())));
      }
      try {
        wait(left / 1_000_000 + 1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ConnectionLost("interrupted", e);
      }
    }
  }

  private static Predicate<JsonNode> ofTypeIs(String type) {
    return event -> event.path("type").asText().equals(type);
  }
}
