package chat.mehari.gateway.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One peer: what it sends goes into an {@link Inbox}, what it is sent waits in an {@link Outbox}.
 *
 * <p>From the moment that a close is asked for, nothing more is taken in either direction. The
 * close frame goes out after the frames queued before it, or at once where the peer is at fault.
 * The route hears of the end when the container reports it, or when the peer has not answered the
 * close for {@code closeTimeout}.
 */
final class Connection implements Outbox.Wire {

  private final String key;
  private final Session session;
  private final Handshake handshake;
  private final WebsocketHost host;
  private final WebsocketJsr356Limits limits;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Liveness liveness;
  private final AtomicReference<@Nullable CloseReason> closing = new AtomicReference<>();
  private final AtomicBoolean finished = new AtomicBoolean();

  /** When the close frame was handed to the container; 0 before. */
  private volatile long hungUpAt;

  /** How long the peer has to answer the close. */
  private volatile Duration patience;

  Connection(
      String key,
      Session session,
      Handshake handshake,
      WebsocketHost host,
      WebsocketJsr356Limits limits,
      Backlog backlog,
      Liveness liveness) {
    this.key = key;
    this.session = session;
    this.handshake = handshake;
    this.host = host;
    this.limits = limits;
    this.liveness = liveness;
    this.patience = limits.getCloseTimeout();
    this.inbox =
        new Inbox(
            host.executors().workers(),
            (event, callback) -> host.process(this, event, callback),
            limits.unauthenticatedInbox(),
            backlog);
    this.outbox =
        new Outbox(this, limits.getMaxQueuedFrames(), limits.unauthenticatedQueuedBytes());
  }

  String key() {
    return key;
  }

  Handshake handshake() {
    return handshake;
  }

  @Nullable String subprotocol() {
    String agreed = session.getNegotiatedSubprotocol();
    return agreed == null || agreed.isEmpty() ? null : agreed;
  }

  /** Whether neither side has asked for the end. */
  boolean isOpen() {
    return closing.get() == null && !finished.get();
  }

  /** Listens to the session, and tells the route. */
  void opened() {
    session.setMaxTextMessageBufferSize(limits.getMaxFrameBytes());
    // The container's own timer would also cut peers that answer pings and have nothing to say.
    session.setMaxIdleTimeout(0);
    session.addMessageHandler(String.class, (MessageHandler.Whole<String>) this::text);
    session.addMessageHandler(
        ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) (part, last) -> binary());
    session.addMessageHandler(
        PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> liveness.heard());
    inbox.offer(new Incoming.Opened());
  }

  private void text(String text) {
    if (!isOpen()) {
      dropOrHangUp();
      return;
    }
    liveness.spoken();
    // No text is longer in chars than in bytes, and none takes more than three bytes a char.
    int bytes = Utf8.length(text);
    if (bytes > limits.getMaxFrameBytes()) {
      abandon(new CloseReason(CloseCodes.TOO_BIG, "frame too big"));
    } else if (!inbox.offer(new Incoming.Text(text, bytes, System.nanoTime()))) {
      abandon(reason(limits.getFloodCloseCode(), "too many pending frames"));
    } else {
      host.relieve();
    }
  }

  /** The limits before authentication no longer hold. */
  void authenticated() {
    inbox.resize(limits.inbox());
    outbox.resize(limits.getMaxQueuedBytes());
  }

  /** The heap that its messages take while they wait for the route, in bytes. */
  long pendingHeap() {
    return inbox.heap();
  }

  /** Closes at once and drops the messages that wait for the route. */
  void abandonFlooder() {
    inbox.discard();
    abandon(reason(limits.getFloodCloseCode(), "too many pending frames"));
  }

  private void binary() {
    if (isOpen()) {
      abandon(new CloseReason(CloseCodes.CANNOT_ACCEPT, "text frames only"));
    } else {
      dropOrHangUp();
    }
  }

  /** Frames that cross the close are dropped; one who talks on long after it is cut off. */
  private void dropOrHangUp() {
    if (finished.get()) {
      throw new IllegalStateException("The peer does not answer the close");
    }
  }

  /** Queues a frame; false where the connection does not take it any more. */
  boolean send(Outbox.Frame frame) {
    return switch (outbox.offer(frame)) {
      case QUEUED -> true;
      case CLOSED -> false;
      case OVERFLOW -> {
        abandonSlowReader();
        yield false;
      }
    };
  }

  /** Closes after the frames queued before; false where a close was already on its way. */
  boolean close(CloseReason reason) {
    return closing.compareAndSet(null, reason) && outbox.seal(reason);
  }

  /** Closes at once and drops what is queued. */
  private void abandon(CloseReason reason) {
    if (closing.compareAndSet(null, reason)) {
      outbox.discard();
      end(reason);
    }
  }

  private void abandonSlowReader() {
    // They must read what was written before they can see the close.
    patience = limits.getSendTimeout();
    abandon(reason(limits.getSlowReaderCloseCode(), "reader too slow"));
  }

  @Override
  public void send(String text, SendHandler handler) {
    session.getAsyncRemote().sendText(text, handler);
  }

  @Override
  public void end(CloseReason reason) {
    hungUpAt = System.nanoTime() | 1;
    host.closer().close(session, reason);
  }

  @Override
  public void failed() {
    abandon(new CloseReason(CloseCodes.GOING_AWAY, "write failed"));
  }

  /** The container reports the end. */
  void closed(CloseReason reported) {
    CloseReason asked = closing.compareAndExchange(null, reported);
    CloseReason reason = asked == null ? reported : asked;
    if (finished.compareAndSet(false, true)) {
      outbox.discard();
      host.forget(this);
      String phrase = reason.getReasonPhrase();
      inbox.offer(
          new Incoming.Closed(reason.getCloseCode().getCode(), phrase == null ? "" : phrase));
    }
  }

  /** Looks after time: called again and again. */
  void tick(long now) {
    CloseReason asked = closing.get();
    if (hungUpAt != 0) {
      if (asked != null && now - hungUpAt > patience.toNanos()) {
        host.closer().cutOff(session);
        closed(asked);
      }
    } else if (outbox.isStalled(now, limits.getSendTimeout().toNanos())) {
      if (asked == null) {
        abandonSlowReader();
      } else {
        outbox.discard();
        end(asked);
      }
    } else if (asked == null) {
      CloseReason silent = liveness.verdict(now);
      if (silent != null) {
        abandon(silent);
      } else if (!outbox.isSending() && liveness.wantsPing(now)) {
        ping();
      }
    }
  }

  private void ping() {
    try {
      // Containers may block here where the peer reads nothing.
      host.executors().pingers().execute(() -> liveness.ping(session, this::failed));
    } catch (RejectedExecutionException e) {
      // The component has stopped: nobody is left who would want to know.
      failed();
    }
  }

  static CloseReason reason(int code, String phrase) {
    return new CloseReason(CloseCodes.getCloseCode(code), phrase);
  }
}
