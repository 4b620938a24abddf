package chat.mehari.gateway.connection;

import static chat.mehari.gateway.websocket.WebsocketJsr356Constants.CONNECTION_KEY;
import static chat.mehari.gateway.websocket.WebsocketJsr356Constants.REMOTE_ADDRESS;
import static chat.mehari.gateway.websocket.WebsocketJsr356Constants.USER_AGENT;

import chat.mehari.gateway.platform.Carried;
import chat.mehari.gateway.platform.GatewaySettings;
import chat.mehari.gateway.platform.Refused;
import chat.mehari.gateway.platform.SharedClock;
import chat.mehari.schemas.frame.ErrorCode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who is here: every socket by its key, by its user and by its session. Changes are serialized;
 * reads never wait.
 */
@Component
public class Sockets {

  /** What a client is told to wait where its user has too many sockets. */
  private static final Duration RETRY_WHEN_FULL = Duration.ofSeconds(30);

  private final GatewaySettings settings;
  private final SharedClock clock;
  private final Map<String, Socket> byKey = new ConcurrentHashMap<>();
  private final Map<UUID, Set<Socket>> byUser = new ConcurrentHashMap<>();
  private final Map<UUID, Set<Socket>> bySession = new ConcurrentHashMap<>();

  Sockets(GatewaySettings settings, SharedClock clock, MeterRegistry meters) {
    this.settings = settings;
    this.clock = clock;
    Gauge.builder("mehari.gateway.sockets", byKey, Map::size)
        .description("Open sockets, authenticated or not")
        .register(meters);
  }

  /** A socket was opened; it has some time to say whose it is. */
  public void opened(
      @Header(CONNECTION_KEY) String key,
      @Header(REMOTE_ADDRESS) @Nullable String address,
      @Header(USER_AGENT) @Nullable String userAgent) {
    long now = System.nanoTime();
    byKey.put(
        key,
        new Socket(
            key,
            address,
            userAgent,
            now + settings.authenticationTimeout().toNanos(),
            new TokenBucket(settings.requestsPerSecond(), settings.requestBurst(), now),
            new RefusalCount(settings.maximumRefusals(), settings.refusalPeriod(), now)));
  }

  /** The socket of this key, unless it is closed. */
  public @Nullable Socket get(@Header(CONNECTION_KEY) String key) {
    return byKey.get(key);
  }

  /** A socket was closed; answers whose it was. */
  public synchronized @Nullable UUID closed(@Header(CONNECTION_KEY) String key) {
    Socket socket = byKey.remove(key);
    Identity claim = socket == null ? null : socket.claim();
    if (socket == null || claim == null) {
      return null;
    }
    Identity identity = socket.confirmed();
    if (identity != null) {
      remove(bySession, identity.sessionId(), socket);
    }
    remove(bySession, claim.sessionId(), socket);
    remove(byUser, claim.userId(), socket);
    return claim.userId();
  }

  /**
   * Registers a socket under a user and session that its token names. It replaces a claim that was
   * not confirmed; what was confirmed stays until the new claim is.
   *
   * @throws Refused where the socket is another user's, or the user has too many
   */
  public synchronized void claim(
      @ExchangeProperty(Carried.SOCKET) Socket socket,
      @ExchangeProperty("identity") Identity claim) {
    Identity now = socket.confirmed();
    if (now != null && !now.userId().equals(claim.userId())) {
      throw new Refused(ErrorCode.CONFLICT, "The socket belongs to another user");
    }
    Set<Socket> siblings = byUser.getOrDefault(claim.userId(), Set.of());
    if (siblings.size() >= settings.socketsPerUser() && !siblings.contains(socket)) {
      throw Refused.limited("The user has too many sockets here", RETRY_WHEN_FULL);
    }
    // First the new entries, then the old ones away: an event in between must find the socket.
    byUser.computeIfAbsent(claim.userId(), id -> new CopyOnWriteArraySet<>()).add(socket);
    bySession.computeIfAbsent(claim.sessionId(), id -> new CopyOnWriteArraySet<>()).add(socket);
    Identity before = socket.claim();
    socket.claimed(claim);
    if (before != null && !before.userId().equals(claim.userId())) {
      remove(byUser, before.userId(), socket);
    }
    boolean stillHeld = now != null && before != null && before.sessionId().equals(now.sessionId());
    if (before != null && !before.sessionId().equals(claim.sessionId()) && !stillHeld) {
      remove(bySession, before.sessionId(), socket);
    }
  }

  /** The session is known to live: from now on the socket gets events. Never shortens its time. */
  public synchronized void confirm(
      @ExchangeProperty(Carried.SOCKET) Socket socket,
      @ExchangeProperty("identity") Identity claim) {
    Identity before = socket.confirmed();
    if (before == null) {
      socket.authenticated(claim);
    } else if (!before.sessionId().equals(claim.sessionId())) {
      remove(bySession, before.sessionId(), socket);
      socket.authenticated(claim);
    } else if (before.expiresAt().isBefore(claim.expiresAt())) {
      socket.authenticated(claim);
    }
  }

  /** Whether a user has a socket here, or is about to. */
  public boolean isHere(UUID userId) {
    return byUser.containsKey(userId);
  }

  /** The users that have a socket here. */
  public List<UUID> users() {
    return List.copyOf(byUser.keySet());
  }

  /** The sessions that have a socket here. */
  public List<UUID> sessions() {
    return List.copyOf(bySession.keySet());
  }

  /** Keys of the authenticated sockets of these users. */
  public List<String> ofUsers(Collection<UUID> userIds) {
    List<String> keys = new ArrayList<>();
    for (UUID userId : userIds) {
      for (Socket socket : byUser.getOrDefault(userId, Set.of())) {
        if (socket.identity() != null) {
          keys.add(socket.key());
        }
      }
    }
    return keys;
  }

  /** Keys of all authenticated sockets. */
  public List<String> everybody() {
    return ofUsers(byUser.keySet());
  }

  /** These sessions are over; answers the keys of the sockets to be closed for it. */
  public List<String> revoked(Collection<UUID> sessionIds) {
    List<String> keys = new ArrayList<>();
    for (UUID sessionId : sessionIds) {
      for (Socket socket : bySession.getOrDefault(sessionId, Set.of())) {
        if (socket.revoke()) {
          keys.add(socket.key());
        }
      }
    }
    return keys;
  }

  /** Keys of the sockets whose time to authenticate, or whose token, has run out. */
  public List<String> overdue() {
    Instant now = clock.instant();
    long nanoTime = System.nanoTime();
    return byKey.values().stream()
        .filter(socket -> socket.isOverdue(now, nanoTime))
        .map(Socket::key)
        .toList();
  }

  private static void remove(Map<UUID, Set<Socket>> index, UUID id, Socket socket) {
    index.computeIfPresent(
        id,
        (key, sockets) -> {
          sockets.remove(socket);
          return sockets.isEmpty() ? null : sockets;
        });
  }
}
