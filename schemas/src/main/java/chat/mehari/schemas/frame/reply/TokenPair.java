package chat.mehari.schemas.frame.reply;

import chat.mehari.schemas.frame.Timestamp;
import java.time.Instant;

/** Answers {@code refresh}. */
public record TokenPair(
    String accessToken, @Timestamp Instant accessTokenExpiresAt, String refreshToken)
    implements ReplyData {

  /** Leaves the secrets out, for logs and exceptions print what they handle. */
  @Override
  public String toString() {
    return "TokenPair[accessTokenExpiresAt=" + accessTokenExpiresAt + "]";
  }
}
