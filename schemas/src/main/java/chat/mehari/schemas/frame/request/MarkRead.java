package chat.mehari.schemas.frame.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says up to where the caller has read. Never goes back nor beyond the last number. */
public record MarkRead(UUID conversationId, long seq, @Nullable UUID cid) implements Request {}
