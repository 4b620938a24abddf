package chat.mehari.users.session;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token that somebody presents.
 *
 * @param hash what it would be known by
 * @param cid says that this is a repetition of an earlier request with the same
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Presented(String token, byte[] hash, @Nullable UUID cid) {

  @Override
  public String toString() {
    return "Presented[cid=" + cid + "]";
  }
}
