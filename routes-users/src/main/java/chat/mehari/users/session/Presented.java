package chat.mehari.users.session;

import java.util.UUID;

/**
 * A refresh token that somebody presents.
 *
 * @param hash what it would be known by
 * @param cid says that this is a repetition of an earlier request with the same
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Presented(String token, byte[] hash, UUID cid) {

  @Override
  public String toString() {
    return "Presented[cid=" + cid + "]";
  }
}
