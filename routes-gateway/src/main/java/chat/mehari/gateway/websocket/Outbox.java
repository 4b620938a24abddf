package chat.mehari.gateway.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The frames on their way to one peer: bounded in number and bytes, in order, one send at a time,
 * and nobody ever waits for the peer. An empty outbox holds no buffer.
 */
final class Outbox {

  /** What became of an offer. */
  enum Offer {
    QUEUED,
    OVERFLOW,
    CLOSED
  }

  /** One frame, shared by all its receivers. */
  record Frame(String text, int bytes) {}

  /** The way out. */
  interface Wire {
    /** Starts one send; the handler may be called before this returns. */
    void send(String text, SendHandler handler);

    /** Everything queued before has been sent. */
    void end(CloseReason reason);

    /** A send has failed: nothing more can be sent. */
    void failed();
  }

  private final Wire wire;
  private final int maxFrames;

  /** How often somebody asked to drain since the one who drains began: never two at once. */
  private final AtomicInteger drains = new AtomicInteger();

  private @Nullable ArrayDeque<Frame> queue;
  private long maxBytes;
  private int frames;
  private long bytes;
  private @Nullable Frame sending;
  private long sendingSince;
  private boolean sealed;
  private @Nullable CloseReason last;

  Outbox(Wire wire, int maxFrames, long maxBytes) {
    this.wire = wire;
    this.maxFrames = maxFrames;
    this.maxBytes = maxBytes;
  }

  /** From now on so many bytes may wait. */
  synchronized void resize(long newMaxBytes) {
    maxBytes = newMaxBytes;
  }

  /** Queues a frame. One that is larger than the whole bound passes where nothing else waits. */
  Offer offer(Frame frame) {
    synchronized (this) {
      if (sealed) {
        return Offer.CLOSED;
      }
      if (frames >= maxFrames || (frames > 0 && bytes + frame.bytes() > maxBytes)) {
        return Offer.OVERFLOW;
      }
      frames++;
      bytes += frame.bytes();
      if (queue == null) {
        queue = new ArrayDeque<>(4);
      }
      queue.add(frame);
    }
    drain();
    return Offer.QUEUED;
  }

  /** Takes no more frames, sends those that it has, and ends the wire. */
  boolean seal(CloseReason reason) {
    synchronized (this) {
      if (sealed) {
        return false;
      }
      sealed = true;
      last = reason;
    }
    drain();
    return true;
  }

  /** Takes no more frames and drops those that it has, but for the one that is being sent. */
  synchronized void discard() {
    sealed = true;
    last = null;
    queue = null;
  }

  /** Whether a send is under way. */
  synchronized boolean isSending() {
    return sending != null;
  }

  /** Whether the send under way began more than this long ago. */
  synchronized boolean isStalled(long now, long timeoutNanos) {
    return sending != null && now - sendingSince > timeoutNanos;
  }

  private void drain() {
    // A send that ends at once calls back from within; counting instead of recursion keeps the
    // stack flat, however many frames wait.
    if (drains.getAndIncrement() != 0) {
      return;
    }
    do {
      step();
    } while (drains.decrementAndGet() != 0);
  }

  private void step() {
    Frame next;
    CloseReason end = null;
    synchronized (this) {
      if (sending != null) {
        return;
      }
      next = queue == null ? null : queue.poll();
      if (next == null) {
        queue = null;
        end = last;
        last = null;
      } else {
        sending = next;
        sendingSince = System.nanoTime();
      }
    }
    if (next != null) {
      send(next);
    } else if (end != null) {
      wire.end(end);
    }
  }

  private void send(Frame frame) {
    try {
      wire.send(frame.text(), this::sent);
    } catch (RuntimeException e) {
      // The session was closed meanwhile.
      fail();
    }
  }

  private void sent(SendResult result) {
    if (!result.isOK()) {
      fail();
      return;
    }
    synchronized (this) {
      Frame done = sending;
      if (done != null) {
        frames--;
        bytes -= done.bytes();
        sending = null;
      }
    }
    drain();
  }

  private void fail() {
    synchronized (this) {
      discard();
      sending = null;
    }
    wire.failed();
  }
}
