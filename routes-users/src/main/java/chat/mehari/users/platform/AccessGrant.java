package chat.mehari.users.platform;

import java.time.Instant;
import java.util.UUID;

/**
 * What an access token says. The same grant always gives the same token, to the letter.
 *
 * @param userId who may act
 * @param sessionId in which session
 * @param tokenId the token's own id
 * @param issuedAt when it was granted, by the database's clock
 */
public record AccessGrant(UUID userId, UUID sessionId, UUID tokenId, Instant issuedAt) {}
