package chat.mehari.schemas.frame.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Posts a message to a user or into a conversation: exactly one of the two is there.
 *
 * @param cid makes a repetition the same message, for ever
 * @param body 1–4,000 code points
 * @param replyTo the {@code seq} of the message that it answers
 */
public record SendMessage(
    @Nullable UUID to, @Nullable UUID conversationId, UUID cid, String body, @Nullable Long replyTo)
    implements Request {}
