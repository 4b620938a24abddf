package chat.mehari.load.conversation;

import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads a conversation from its first message to its last. */
public final class History {
  private History() {}

  /** All messages, page by page. */
  public static List<JsonNode> of(WireClient client, UUID conversationId) {
    List<JsonNode> all = new ArrayList<>();
    long after = 0;
    boolean more = true;
    while (more) {
      JsonNode page =
          client.call(
              "getMessages",
              Json.object("conversationId", conversationId, "after", after, "limit", 100));
      page.path("messages").forEach(all::add);
      more = page.path("hasMore").asBoolean();
      after = all.isEmpty() ? 0 : all.get(all.size() - 1).path("seq").asLong();
    }
    return all;
  }
}
