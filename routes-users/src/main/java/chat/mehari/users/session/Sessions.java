package chat.mehari.users.session;

import chat.mehari.schemas.broker.CheckSessions;
import chat.mehari.schemas.broker.SessionsRevoked;
import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.Session;
import chat.mehari.schemas.frame.User;
import chat.mehari.schemas.frame.reply.Authenticated;
import chat.mehari.schemas.frame.reply.EndedSessions;
import chat.mehari.schemas.frame.reply.SessionList;
import chat.mehari.schemas.frame.reply.SessionOpened;
import chat.mehari.schemas.frame.request.RevokeSession;
import chat.mehari.users.platform.AccessGrant;
import chat.mehari.users.platform.AccessToken;
import chat.mehari.users.platform.Caller;
import chat.mehari.users.platform.Client;
import chat.mehari.users.platform.KnownUser;
import chat.mehari.users.platform.Properties;
import chat.mehari.users.platform.Refusal;
import chat.mehari.users.platform.Rows;
import chat.mehari.users.platform.UsersSettings;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** What the flows of sessions decide between their statements. */
@Component
class Sessions {

  private final double lifetimeSeconds;

  Sessions(UsersSettings settings) {
    this.lifetimeSeconds = settings.token().refreshLifetime().toSeconds();
  }

  NewSession newSession(@Body KnownUser known, @ExchangeProperty(Properties.CLIENT) Client client) {
    String refreshToken = RefreshTokens.random();
    return new NewSession(
        UUID.randomUUID(),
        known.user(),
        known.passwordVersion(),
        client.userAgent(),
        client.network().name(),
        refreshToken,
        RefreshTokens.hash(refreshToken),
        UUID.randomUUID(),
        lifetimeSeconds);
  }

  /**
   * What was granted to a new session.
   *
   * @param opened nothing where the password was changed since it was checked
   */
  AccessGrant granted(List<AccessGrant> opened) {
    if (opened.isEmpty()) {
      throw Refusal.of(ErrorCode.INVALID_CREDENTIALS, "The username or the password is not right.");
    }
    return opened.get(0);
  }

  SessionOpened opened(
      @Body AccessToken token, @ExchangeProperty("newSession") NewSession session) {
    return new SessionOpened(
        session.user(),
        token.value(),
        token.expiresAt(),
        session.refreshToken(),
        session.sessionId());
  }

  /**
   * The answer to a token whose signature the gateway has verified.
   *
   * @param live the user, while the session lives
   */
  Authenticated authenticated(
      @Body List<User> live, @ExchangeProperty(Properties.CALLER) Caller caller) {
    if (live.isEmpty()) {
      throw Refusal.of(ErrorCode.UNAUTHENTICATED, "This session is over.");
    }
    return new Authenticated(live.get(0), caller.sessionId());
  }

  SessionList list(List<Session> sessions) {
    return new SessionList(sessions);
  }

  OwnSession own(@ExchangeProperty(Properties.CALLER) Caller caller) {
    return new OwnSession(caller.userId(), caller.sessionId());
  }

  OwnSession named(
      @Body RevokeSession request, @ExchangeProperty(Properties.CALLER) Caller caller) {
    return new OwnSession(caller.userId(), request.sessionId());
  }

  /** Refuses where the session is not the caller's: it is not told from one that never was. */
  void refuseUnknown(List<Rows.Id> revoked) {
    if (revoked.isEmpty()) {
      throw Refusal.of(ErrorCode.NOT_FOUND, "There is no such session.");
    }
  }

  SessionsRevoked revoked(@ExchangeProperty("revoked") OwnSession session) {
    return new SessionsRevoked(session.userId(), List.of(session.sessionId()));
  }

  SessionsRevoked revokedOf(@Body List<Rows.Id> sessions, @ExchangeProperty("owner") UUID userId) {
    return new SessionsRevoked(userId, Rows.ids(sessions));
  }

  String asked(CheckSessions request) {
    return Rows.array(request.sessionIds());
  }

  EndedSessions ended(List<Rows.Id> rows) {
    return new EndedSessions(Rows.ids(rows));
  }
}
