package chat.mehari.gateway.harness;

import java.util.UUID;

/** Data of requests that tests send often. */
public final class Frames {

  private Frames() {}

  /** Data of a {@code sendMessage} to a user. */
  public static String toUser(UUID user, String body) {
    return message("to", user, body);
  }

  /** Data of a {@code sendMessage} into a conversation. */
  public static String toConversation(UUID conversation, String body) {
    return message("conversationId", conversation, body);
  }

  private static String message(String receiver, UUID id, String body) {
    return "{\"%s\":\"%s\",\"cid\":\"%s\",\"body\":\"%s\"}"
        .formatted(receiver, id, UUID.randomUUID(), body);
  }
}
