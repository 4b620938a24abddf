package chat.mehari.schemas.frame;

import java.time.Instant;
import java.util.UUID;

/**
 * An account as everybody sees it.
 *
 * @param username 3–32 of {@code a–z 0–9 . _ -}
 * @param displayName 1–64 code points
 */
public record User(
    UUID id, String username, String displayName, UserRole role, @Timestamp Instant createdAt) {}
