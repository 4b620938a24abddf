package chat.mehari.schemas.frame.reply;

import java.util.List;
import java.util.UUID;

/**
 * Answers a gateway's {@code checkSessions}.
 *
 * @param ended those of the sessions asked for that are over
 */
public record EndedSessions(List<UUID> ended) implements ReplyData {}
