package chat.mehari.users.session;

import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.reply.TokenPair;
import chat.mehari.schemas.frame.request.Refresh;
import chat.mehari.users.platform.AccessGrant;
import chat.mehari.users.platform.AccessToken;
import chat.mehari.users.platform.Refusal;
import chat.mehari.users.platform.UsersSettings;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges refresh tokens. */
@Component
class RefreshJudge {

  private final double lifetimeSeconds;

  RefreshJudge(UsersSettings settings) {
    this.lifetimeSeconds = settings.token().refreshLifetime().toSeconds();
  }

  Presented presented(Refresh refresh) {
    return new Presented(
        refresh.refreshToken(), RefreshTokens.hash(refresh.refreshToken()), refresh.cid());
  }

  /**
   * What is to be done.
   *
   * @param found what is known of the token, or nothing
   */
  Verdict judge(Presented presented, List<RefreshState> found) {
    if (found.isEmpty() || !MessageDigest.isEqual(presented.hash(), found.get(0).hash())) {
      throw over();
    }
    RefreshState state = found.get(0);
    if (!state.spent()) {
      return unspent(presented, state);
    }
    if (!state.live()) {
      throw over();
    }
    UUID cid = presented.cid();
    if (state.spentLately()
        && cid != null
        && cid.equals(state.cid())
        && state.successorAccessId() != null
        && state.successorIssuedAt() != null) {
      return new Verdict.Repeat(
          new AccessGrant(
              state.userId(),
              state.sessionId(),
              state.successorAccessId(),
              state.successorIssuedAt()),
          RefreshTokens.successor(state.secret(), presented.token(), cid));
    }
    return new Verdict.Reused(new OwnSession(state.userId(), state.sessionId()));
  }

  private Verdict unspent(Presented presented, RefreshState state) {
    if (state.expired()) {
      throw Refusal.of(ErrorCode.TOKEN_EXPIRED, "The refresh token has expired.");
    }
    if (!state.live()) {
      throw over();
    }
    UUID cid = presented.cid();
    String successor =
        RefreshTokens.successor(
            state.secret(), presented.token(), cid == null ? UUID.randomUUID() : cid);
    return new Verdict.Spend(
        presented.hash(),
        cid,
        successor,
        RefreshTokens.hash(successor),
        UUID.randomUUID(),
        lifetimeSeconds);
  }

  /** The grant of an exchange, or null where somebody else was quicker. */
  @Nullable AccessGrant exchanged(List<AccessGrant> rows) {
    return rows.isEmpty() ? null : rows.get(0);
  }

  TokenPair pair(AccessToken token, String refreshToken) {
    return new TokenPair(token.value(), token.expiresAt(), refreshToken);
  }

  void refuse() {
    throw over();
  }

  /** For how many seconds a spent token is remembered. */
  double rememberedSeconds() {
    return lifetimeSeconds;
  }

  private static Refusal over() {
    return Refusal.of(ErrorCode.UNAUTHENTICATED, "This refresh token is not good.");
  }
}
