package chat.mehari.schemas.frame.reply;

import chat.mehari.schemas.frame.EventFrame;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Answers {@code sync}.
 *
 * @param events what the positions lack, in order in each conversation
 * @param heads the last number of the conversations named or ahead of what was named
 * @param gone conversations that were named and are not the caller's
 * @param epoch the history that the numbers belong to
 * @param recovered false where the positions belong to another history
 * @param more whether events were left out
 */
public record SyncResult(
    List<EventFrame> events,
    Map<UUID, Long> heads,
    List<UUID> gone,
    UUID epoch,
    boolean recovered,
    boolean more)
    implements ReplyData {}
