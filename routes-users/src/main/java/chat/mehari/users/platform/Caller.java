package chat.mehari.users.platform;

import java.util.UUID;

/**
 * Who asks, as the gateway has verified it.
 *
 * @param userId the account
 * @param sessionId the session that the asking socket belongs to
 */
public record Caller(UUID userId, UUID sessionId) {}
