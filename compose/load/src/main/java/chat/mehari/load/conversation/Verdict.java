package chat.mehari.load.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what a client sees of a conversation against what its senders were told. Each finding
 * breaks a promise of the protocol.
 */
public final class Verdict {
  private Verdict() {}

  /** Everything that is wrong with these messages of one conversation, in words. */
  public static List<String> of(List<JsonNode> seen, Collection<Posted> acknowledged) {
    List<String> findings = new ArrayList<>();
    Map<String, Long> seqByCid = new HashMap<>();
    String sentAt = "";
    for (int i = 0; i < seen.size(); i++) {
      JsonNode message = seen.get(i);
      long seq = message.path("seq").asLong();
      if (seq != i + 1L) {
        findings.add("expected number %d, got %d".formatted(i + 1, seq));
      }
      Long before =
          seqByCid.put(message.path("senderId").asText() + message.path("cid").asText(), seq);
      if (before != null) {
        findings.add("number %d is the same message as %d".formatted(seq, before));
      }
      if (message.path("sentAt").asText().compareTo(sentAt) < 0) {
        findings.add("the time goes back at number %d".formatted(seq));
      }
      sentAt = message.path("sentAt").asText();
    }
    for (Posted posted : acknowledged) {
      if (posted.seq() < 1 || posted.seq() > seen.size()) {
        findings.add("acknowledged and not there: " + posted);
      } else if (!holds(seen.get((int) posted.seq() - 1), posted)) {
        findings.add("something else stands where this was acknowledged: " + posted);
      }
    }
    return findings;
  }

  private static boolean holds(JsonNode message, Posted posted) {
    return message.path("cid").asText().equals(posted.cid().toString())
        && message.path("sentAt").asText().equals(posted.sentAt());
  }
}
