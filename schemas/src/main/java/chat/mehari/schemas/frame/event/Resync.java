package chat.mehari.schemas.frame.event;

/** The gateway may have missed something: sync now. */
public record Resync() implements EventData {

  /** The event's name on the wire. */
  public static final String TYPE = "resync";

  @Override
  public String eventType() {
    return TYPE;
  }
}
