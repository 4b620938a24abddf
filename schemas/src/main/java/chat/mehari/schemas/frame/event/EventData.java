package chat.mehari.schemas.frame.event;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The {@code data} of an event. Absent members are left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface EventData
    permits MessagePosted, ReceiptUpdated, UserRegistered, UserUpdated, Resync {

  /** The event's name on the wire, which stands in the frame's {@code type}. */
  String eventType();
}
