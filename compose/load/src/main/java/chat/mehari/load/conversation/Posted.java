package chat.mehari.load.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * A message that the server acknowledged.
 *
 * @param sentAt when the server says it was posted
 */
public record Posted(UUID conversationId, long seq, UUID cid, String sentAt) {
  /** The reply to {@code sendMessage}. */
  public static Posted of(JsonNode reply) {
    return new Posted(
        UUID.fromString(reply.path("conversationId").asText()),
        reply.path("seq").asLong(),
        UUID.fromString(reply.path("cid").asText()),
        reply.path("sentAt").asText());
  }
}
