package chat.mehari.schemas.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it now stands.
 *
 * @param seq the number that it took in its conversation when it was posted, from 1
 * @param cid the id that the sender's client gave it
 * @param body 1–4,000 code points
 * @param sentAt the database's clock; never goes back within a conversation
 * @param replyTo the {@code seq} of the message that it answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Message(
    UUID conversationId,
    long seq,
    UUID cid,
    UUID senderId,
    String body,
    @Timestamp Instant sentAt,
    @Nullable Long replyTo) {}
