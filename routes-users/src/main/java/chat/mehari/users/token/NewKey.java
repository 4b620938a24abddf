package chat.mehari.users.token;

import org.jspecify.annotations.Nullable;

/**
 * A key to be.
 *
 * @param delaySeconds for how long it is published before it signs
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NewKey(
    int generation,
    String kid,
    byte @Nullable [] privateKey,
    byte[] publicKey,
    double delaySeconds) {

  @Override
  public String toString() {
    return "NewKey[kid=" + kid + "]";
  }
}
