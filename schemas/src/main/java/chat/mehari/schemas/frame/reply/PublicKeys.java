package chat.mehari.schemas.frame.reply;

import chat.mehari.schemas.frame.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Answers a gateway's {@code getKeys}: a JSON Web Key Set (RFC 7517) of public keys, and the time.
 *
 * @param keys each with {@code kty}, {@code crv}, {@code x} and {@code kid}
 * @param now by the clock that tokens are issued by
 */
public record PublicKeys(List<Map<String, String>> keys, @Timestamp Instant now)
    implements ReplyData {}
