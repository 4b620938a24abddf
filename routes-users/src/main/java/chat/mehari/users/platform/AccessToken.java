package chat.mehari.users.platform;

import java.time.Instant;

/**
 * A signed access token.
 *
 * @param value what the client presents
 * @param expiresAt when it ends
 */
public record AccessToken(String value, Instant expiresAt) {

  @Override
  public String toString() {
    return "AccessToken[expiresAt=" + expiresAt + "]";
  }
}
