package chat.mehari.messages.platform;

import java.util.List;

/**
 * What one command came to.
 *
 * @param position of the command
 * @param answer for its requester
 * @param events to be published
 */
public record Outcome(int position, Answer answer, List<Event> events) {}
