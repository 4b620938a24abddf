package chat.mehari.schemas.frame.reply;

import chat.mehari.schemas.frame.Timestamp;
import chat.mehari.schemas.frame.User;
import java.time.Instant;
import java.util.UUID;

/** Answers {@code register} and {@code login}. */
public record SessionOpened(
    User user,
    String accessToken,
    @Timestamp Instant accessTokenExpiresAt,
    String refreshToken,
    UUID sessionId)
    implements ReplyData {

  /** Leaves the secrets out, for logs and exceptions print what they handle. */
  @Override
  public String toString() {
    return "SessionOpened[sessionId=" + sessionId + "]";
  }
}
