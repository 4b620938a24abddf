package chat.mehari.gateway.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** When a peer was last heard of, and what follows from its silence. */
final class Liveness {

  private final long pingInterval;
  private final long pongTimeout;
  private final long idleTimeout;
  private final int slowReaderCloseCode;

  private volatile long heardAt = System.nanoTime();
  private volatile long spokenAt = heardAt;

  /** When the unanswered ping went out; 0 where there is none. */
  private volatile long pingedAt;

  /** A ping is on its way out, so that a second one is not queued behind it. */
  private volatile boolean pinging;

  Liveness(WebsocketJsr356Configuration configuration, WebsocketJsr356Limits limits) {
    this.pingInterval = configuration.getPingInterval().toNanos();
    this.pongTimeout = configuration.getPongTimeout().toNanos();
    this.idleTimeout = configuration.getIdleTimeout().toNanos();
    this.slowReaderCloseCode = limits.getSlowReaderCloseCode();
  }

  /** The peer gave a sign of life. */
  void heard() {
    heardAt = System.nanoTime();
    pingedAt = 0;
    pinging = false;
  }

  /** The peer sent a message. */
  void spoken() {
    heard();
    spokenAt = heardAt;
  }

  /** Why the connection is to be given up, or null. */
  @Nullable CloseReason verdict(long now) {
    if (idleTimeout > 0 && now - spokenAt > idleTimeout) {
      return new CloseReason(CloseCodes.GOING_AWAY, "idle");
    }
    long pinged = pingedAt;
    // Whoever is there and reads answers pings: to see this close at all is to have read too late.
    return pinged != 0 && now - pinged > pongTimeout
        ? Connection.reason(slowReaderCloseCode, "no pong")
        : null;
  }

  /** Whether it is time to ask for a sign of life; true once for each ping. */
  boolean wantsPing(long now) {
    if (pingInterval == 0 || pinging || now - heardAt <= pingInterval) {
      return false;
    }
    pinging = true;
    return true;
  }

  /** Sends the ping: only from here on is an answer late. */
  void ping(Session session, Runnable onFailure) {
    pingedAt = System.nanoTime() | 1;
    try {
      session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException | RuntimeException e) {
      onFailure.run();
    }
  }
}
