package chat.mehari.messages.platform;

import chat.mehari.schemas.broker.Audience;
import chat.mehari.schemas.frame.event.EventData;

/**
 * Something that happened, and who is to hear of it.
 *
 * @param data what happened
 * @param audience whose sockets get it
 */
public record Event(EventData data, Audience.Users audience) {}
