package chat.mehari.users.session;

import chat.mehari.users.platform.AccessGrant;
import java.util.UUID;

/** What is to be done with a refresh token that was good at some time. */
sealed interface Verdict {

  /** It gives a new pair, with this refresh token. */
  sealed interface Exchange extends Verdict {
    String successor();
  }

  /**
   * It is good: exchange it.
   *
   * @param hash of the token to spend
   * @param cid what a repetition will be known by
   * @param successor the next token
   * @param accessTokenId the id of the next access token
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Spend(
      byte[] hash,
      UUID cid,
      String successor,
      byte[] successorHash,
      UUID accessTokenId,
      double lifetimeSeconds)
      implements Exchange {

    @Override
    public String toString() {
      return "Spend[]";
    }
  }

  /** It was exchanged a moment ago and the answer was lost: give the same again. */
  record Repeat(AccessGrant grant, String successor) implements Exchange {

    @Override
    public String toString() {
      return "Repeat[]";
    }
  }

  /** It was exchanged before, so two have it: end the session. */
  record Reused(OwnSession session) implements Verdict {}
}
