package chat.mehari.load.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One conversation by the client's rule: an event at position + 1 is applied, one at or below is
 * ignored, one above shows a hole.
 */
final class Timeline {
  private final List<JsonNode> messages = new ArrayList<>();
  private long position;

  /** What became of an event. */
  enum Outcome {
    APPLIED,
    IGNORED,
    HOLE
  }

  synchronized Outcome offer(JsonNode data) {
    long seq = data.path("seq").asLong();
    if (seq <= position) {
      return Outcome.IGNORED;
    }
    if (seq > position + 1) {
      return Outcome.HOLE;
    }
    apply(data, seq);
    return Outcome.APPLIED;
  }

  /** An event out of a sync: applied as it comes, because it stands for those folded into it. */
  synchronized void accept(JsonNode data) {
    long seq = data.path("seq").asLong();
    if (seq > position) {
      apply(data, seq);
    }
  }

  synchronized void reached(long head) {
    position = Math.max(position, head);
  }

  synchronized long position() {
    return position;
  }

  synchronized List<JsonNode> messages() {
    return List.copyOf(messages);
  }

  private void apply(JsonNode data, long seq) {
    position = seq;
    if (data.has("message")) {
      messages.add(data.get("message"));
    }
  }
}
