package chat.mehari.users.session;

import chat.mehari.schemas.frame.User;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session to be.
 *
 * @param passwordVersion of the password that opened it
 * @param network where it is opened from
 * @param refreshToken its first refresh token, which only the client gets
 * @param refreshTokenHash what is kept of it
 * @param accessTokenId the id of its first access token
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NewSession(
    UUID sessionId,
    User user,
    int passwordVersion,
    @Nullable String userAgent,
    String network,
    String refreshToken,
    byte[] refreshTokenHash,
    UUID accessTokenId,
    double lifetimeSeconds) {

  @Override
  public String toString() {
    return "NewSession[sessionId=" + sessionId + "]";
  }
}
