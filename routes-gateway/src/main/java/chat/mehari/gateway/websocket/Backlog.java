package chat.mehari.gateway.websocket;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The heap that messages waiting for the route take, over all connections of an endpoint. Safe for
 * use by many threads.
 */
final class Backlog {

  private final long most;
  private final AtomicLong held = new AtomicLong();

  /**
   * An empty backlog.
   *
   * @param most bytes that are not yet too many; 0 for no bound
   */
  Backlog(long most) {
    this.most = most;
  }

  /** Takes note of bytes that wait from now on, or, where negative, no longer. */
  void add(long bytes) {
    held.addAndGet(bytes);
  }

  /** Whether more waits than is allowed. */
  boolean isExceeded() {
    return most > 0 && held.get() > most;
  }
}
