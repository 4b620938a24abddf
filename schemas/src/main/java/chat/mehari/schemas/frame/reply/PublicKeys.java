package chat.mehari.schemas.frame.reply;

import java.util.List;
import java.util.Map;

/**
 * Answers a gateway's {@code getKeys}: a JSON Web Key Set (RFC 7517) of public keys.
 *
 * @param keys each with {@code kty}, {@code crv}, {@code x} and {@code kid}
 */
public record PublicKeys(List<Map<String, String>> keys) implements ReplyData {}
