package chat.mehari.messages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The data of {@code sendMessage} requests. */
public final class Posts {

  private Posts() {}

  /** A message to a user. */
  public static Map<String, Object> to(UUID user, String body) {
    return to(user, body, UUID.randomUUID(), null);
  }

  /** A message to a user with all that it can have. */
  public static Map<String, Object> to(UUID user, String body, UUID cid, @Nullable Long replyTo) {
    return post("to", user, body, cid, replyTo);
  }

  /** A message into a conversation. */
  public static Map<String, Object> into(UUID conversation, String body) {
    return post("conversationId", conversation, body, UUID.randomUUID(), null);
  }

  private static Map<String, Object> post(
      String where, UUID id, String body, UUID cid, @Nullable Long replyTo) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(where, id.toString());
    data.put("cid", cid.toString());
    data.put("body", body);
    if (replyTo != null) {
      data.put("replyTo", replyTo);
    }
    return data;
  }
}
