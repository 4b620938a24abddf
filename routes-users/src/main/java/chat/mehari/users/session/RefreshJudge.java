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
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges refresh tokens. */
@Component
class RefreshJudge {

  private final double lifetimeSeconds;

  RefreshJudge(UsersSettings settings) {
    this.lifetimeSeconds = settings.token().refreshLifetime().toSeconds();
  }

  /**
   * What is presented. A request without an id gets one, by which its own repetition after a
   * transient fault is told from somebody else's use of the same token.
   */
  Presented presented(Refresh refresh) {
    UUID cid = refresh.cid();
    return new Presented(
        refresh.refreshToken(),
        RefreshTokens.hash(refresh.refreshToken()),
        cid == null ? UUID.randomUUID() : cid);
  }

  /**
   * What is to be done.
   *
   * @param found what is known of the token, or nothing
   */
  Verdict judge(
      @ExchangeProperty("presented") Presented presented, @Body List<RefreshState> found) {
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
    String successor = RefreshTokens.successor(state.secret(), presented.token(), cid);
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

  TokenPair pair(@Body AccessToken token, @ExchangeProperty("verdict") Verdict.Exchange verdict) {
    return new TokenPair(token.value(), token.expiresAt(), verdict.successor());
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
