package chat.mehari.gateway.connection;

import java.time.Instant;
import java.util.UUID;

/**
 * Whose socket it is.
 *
 * @param expiresAt when its access token does
 */
public record Identity(UUID userId, UUID sessionId, Instant expiresAt) {}
