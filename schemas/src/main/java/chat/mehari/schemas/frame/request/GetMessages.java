package chat.mehari.schemas.frame.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads history: exactly one of {@code conversationId} and {@code with}, at most one of {@code
 * before} and {@code after}.
 *
 * @param with the other user of a private conversation
 * @param before an exclusive {@code seq}
 * @param after an exclusive {@code seq}
 * @param limit 1–100, by default 50
 */
public record GetMessages(
    @Nullable UUID conversationId,
    @Nullable UUID with,
    @Nullable Long before,
    @Nullable Long after,
    @Nullable Integer limit)
    implements Request {}
