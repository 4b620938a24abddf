package chat.mehari.users.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a refresh token.
 *
 * @param expired whether it was left unused too long
 * @param live whether its session lives
 * @param spentLately whether it was spent within the last minute
 * @param cid what it was spent with
 * @param successorAccessId the id of the access token that was given for it
 * @param successorIssuedAt when that was given
 * @param secret what successors are derived with
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RefreshState(
    byte[] hash,
    UUID userId,
    UUID sessionId,
    boolean expired,
    boolean live,
    boolean spent,
    boolean spentLately,
    @Nullable UUID cid,
    @Nullable UUID successorAccessId,
    @Nullable Instant successorIssuedAt,
    byte[] secret) {

  @Override
  public String toString() {
    return "RefreshState[sessionId=" + sessionId + "]";
  }
}
