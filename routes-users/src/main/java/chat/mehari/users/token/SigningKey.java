package chat.mehari.users.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the keys.
 *
 * @param generation from 1
 * @param privateKey PKCS#8; absent where a file holds it
 * @param publicKey X.509
 * @param activeFrom it signs what is issued from here on, until the next one does
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SigningKey(
    int generation,
    String kid,
    byte @Nullable [] privateKey,
    byte[] publicKey,
    Instant activeFrom) {

  @Override
  public String toString() {
    return "SigningKey[kid=" + kid + "]";
  }
}
