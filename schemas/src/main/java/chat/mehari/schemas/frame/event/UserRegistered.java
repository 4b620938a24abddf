package chat.mehari.schemas.frame.event;

import chat.mehari.schemas.frame.User;

/** There is a new account. */
public record UserRegistered(User user) implements EventData {

  /** The event's name on the wire. */
  public static final String TYPE = "user.registered";

  @Override
  public String eventType() {
    return TYPE;
  }
}
