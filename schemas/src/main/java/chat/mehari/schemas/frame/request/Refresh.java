package chat.mehari.schemas.frame.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges a refresh token for a new pair.
 *
 * @param cid makes a repetition within a minute answer the same pair
 */
public record Refresh(String refreshToken, @Nullable UUID cid) implements Request {

  /** Leaves the secrets out, for logs and exceptions print what they handle. */
  @Override
  public String toString() {
    return "Refresh[cid=" + cid + "]";
  }
}
