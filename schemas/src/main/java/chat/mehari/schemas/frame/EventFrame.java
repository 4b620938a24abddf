package chat.mehari.schemas.frame;

import chat.mehari.schemas.frame.event.EventData;

/**
 * Something that happened, pushed to those concerned and never answered.
 *
 * @param type the event's name, as {@link EventData#eventType()} says it
 * @param data what happened
 */
public record EventFrame(String type, EventData data) implements ServerFrame {

  /** The frame of one event. */
  public EventFrame(EventData data) {
    this(data.eventType(), data);
  }
}
