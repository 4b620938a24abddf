package chat.mehari.schemas.frame.reply;

import chat.mehari.schemas.frame.Timestamp;
import java.time.Instant;
import java.util.UUID;

/** Answers {@code sendMessage}: the message is committed. */
public record MessagePostedReply(UUID conversationId, long seq, UUID cid, @Timestamp Instant sentAt)
    implements ReplyData {}
