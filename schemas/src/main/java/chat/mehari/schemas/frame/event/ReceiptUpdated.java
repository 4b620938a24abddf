package chat.mehari.schemas.frame.event;

import java.util.UUID;

/** A member has read or received more. Takes no number. */
public record ReceiptUpdated(UUID conversationId, UUID userId, long readSeq, long deliveredSeq)
    implements EventData {

  /** The event's name on the wire. */
  public static final String TYPE = "receipt.updated";

  @Override
  public String eventType() {
    return TYPE;
  }
}
