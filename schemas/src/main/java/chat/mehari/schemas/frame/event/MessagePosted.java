package chat.mehari.schemas.frame.event;

import chat.mehari.schemas.frame.Message;
import chat.mehari.schemas.frame.Timestamp;
import java.time.Instant;
import java.util.UUID;

/**
 * A message was posted.
 *
 * @param seq the number that this event took, equal to the message's
 * @param by who posted it
 * @param at when it was posted
 */
public record MessagePosted(
    UUID conversationId, long seq, UUID by, @Timestamp Instant at, Message message)
    implements EventData {

  /** The event's name on the wire. */
  public static final String TYPE = "message.posted";

  @Override
  public String eventType() {
    return TYPE;
  }
}
