package chat.mehari.schemas.frame.reply;

import chat.mehari.schemas.frame.Timestamp;
import java.time.Instant;

/** Answers {@code refresh}. */
public record TokenPair(
    String accessToken, @Timestamp Instant accessTokenExpiresAt, String refreshToken)
    implements ReplyData {}
