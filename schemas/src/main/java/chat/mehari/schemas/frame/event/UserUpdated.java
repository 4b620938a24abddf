package chat.mehari.schemas.frame.event;

import chat.mehari.schemas.frame.User;

/** An account has changed. */
public record UserUpdated(User user) implements EventData {

  /** The event's name on the wire. */
  public static final String TYPE = "user.updated";

  @Override
  public String eventType() {
    return TYPE;
  }
}
