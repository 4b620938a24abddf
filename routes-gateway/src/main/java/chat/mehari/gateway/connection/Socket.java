package chat.mehari.gateway.connection;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection, as long as it lasts.
 *
 * <p>It is <em>claimed</em> for a user and session as soon as a token's signature is known to be
 * good, so that a revocation finds it, and <em>authenticated</em> only when the session is known to
 * live: before that it gets no event.
 */
public final class Socket {

  private final String key;
  private final @Nullable String address;
  private final @Nullable String userAgent;
  private final TokenBucket anonymousRequests;
  private final RefusalCount refusals;
  private final AtomicInteger unanswered = new AtomicInteger();

  /**
   * A moment of {@link System#nanoTime()}: a clock that is set must not end what has just begun.
   */
  private final long authenticationDeadline;

  private volatile @Nullable Identity claim;
  private volatile @Nullable Identity identity;
  private boolean leaving;
  private boolean revoked;
  private volatile boolean over;

  Socket(
      String key,
      @Nullable String address,
      @Nullable String userAgent,
      long authenticationDeadline,
      TokenBucket anonymousRequests,
      RefusalCount refusals) {
    this.key = key;
    this.address = address;
    this.userAgent = userAgent;
    this.authenticationDeadline = authenticationDeadline;
    this.anonymousRequests = anonymousRequests;
    this.refusals = refusals;
  }

  /** What the connection is addressed by. */
  public String key() {
    return key;
  }

  /** The client's network address, where the container tells it. */
  public @Nullable String address() {
    return address;
  }

  /** What the client calls itself. */
  public @Nullable String userAgent() {
    return userAgent;
  }

  /** Whose socket it is, from when it is authenticated until its session is over. */
  public @Nullable Identity identity() {
    return over ? null : identity;
  }

  /** How much may be asked before authentication. */
  public TokenBucket anonymousRequests() {
    return anonymousRequests;
  }

  /** How many requests of this socket await their answer. */
  public AtomicInteger unanswered() {
    return unanswered;
  }

  /** A logout is on its way: until {@link #stays} the session's end is no news to this socket. */
  public synchronized void leaves() {
    leaving = true;
    revoked = false;
  }

  /** The logout was not answered well; tells whether the session ended nevertheless. */
  public synchronized boolean stays() {
    leaving = false;
    return revoked;
  }

  /** The session is over and the socket about to be closed: what still comes is nobody's. */
  public void ends() {
    over = true;
  }

  /** The session is over; answers whether the socket must be closed for it. */
  synchronized boolean revoke() {
    revoked = true;
    over = over || !leaving;
    return !leaving;
  }

  /** Counts a refused frame and answers whether it is one too many. */
  boolean isFlooding(long nanoTime) {
    return refusals.exceeded(nanoTime);
  }

  /** Whether its token has expired, or it has none and has had the time to authenticate. */
  boolean isOverdue(Instant now, long nanoTime) {
    Identity authenticated = identity;
    return authenticated == null
        ? nanoTime - authenticationDeadline > 0
        : authenticated.expiresAt().isBefore(now);
  }

  @Nullable Identity claim() {
    return claim;
  }

  /** Under whose user and session it is registered since it was authenticated. */
  @Nullable Identity confirmed() {
    return identity;
  }

  void claimed(@Nullable Identity newClaim) {
    claim = newClaim;
  }

  void authenticated(Identity newIdentity) {
    identity = newIdentity;
  }
}
