package chat.mehari.gateway.websocket;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.jspecify.annotations.Nullable;

/**
 * The events of one connection on their way to the route: strictly in order, never two at once, and
 * on a worker's thread, never the container's. While the route works on one, asynchronously or not,
 * the others wait here, bounded in number and bytes. An empty inbox holds no buffer.
 */
final class Inbox implements Runnable {

  /** After so many events in a row a worker turns to the next connection. */
  private static final int TURN = 32;

  /** Takes one event; answers as {@link org.apache.camel.AsyncProcessor} does. */
  @FunctionalInterface
  interface Route {
    boolean process(Incoming event, AsyncCallback callback);
  }

  /** How much may wait: messages, and their bytes in UTF-8. */
  record Room(int frames, long bytes) {}

  private final Executor workers;
  private final Route route;
  private final Backlog backlog;

  private Room room;
  private @Nullable ArrayDeque<Incoming> waiting;
  private int frames;
  private long bytes;
  private long heap;
  private boolean busy;
  private boolean closed;

  Inbox(Executor workers, Route route, Room room, Backlog backlog) {
    this.workers = workers;
    this.route = route;
    this.room = room;
    this.backlog = backlog;
  }

  /** From now on so much may wait. */
  synchronized void resize(Room newRoom) {
    room = newRoom;
  }

  /**
   * Queues an event. What comes after Closed is dropped: nobody is to hear of it.
   *
   * @return false where a text found no room
   */
  boolean offer(Incoming event) {
    synchronized (this) {
      if (closed) {
        return true;
      }
      if (event instanceof Incoming.Text text) {
        if (frames >= room.frames() || (frames > 0 && bytes + text.bytes() > room.bytes())) {
          return false;
        }
        count(text, 1);
      }
      closed = event instanceof Incoming.Closed;
      if (waiting == null) {
        waiting = new ArrayDeque<>(4);
      }
      waiting.add(event);
      if (busy) {
        return true;
      }
      busy = true;
    }
    schedule();
    return true;
  }

  /** The heap that waiting messages take, in bytes. */
  synchronized long heap() {
    return heap;
  }

  /** Drops the messages that wait; the route still hears that the connection opened and closed. */
  synchronized void discard() {
    if (waiting != null) {
      waiting.removeIf(event -> event instanceof Incoming.Text);
    }
    forgetCounts();
  }

  @Override
  public void run() {
    for (int i = 0; i < TURN; i++) {
      Incoming event = next();
      if (event == null) {
        return;
      }
      // Nothing may be touched after a false: the callback may already run on another thread.
      if (!route.process(event, this::processed)) {
        return;
      }
    }
    schedule();
  }

  private void processed(boolean doneSync) {
    if (!doneSync) {
      schedule();
    }
  }

  private synchronized @Nullable Incoming next() {
    Incoming event = waiting == null ? null : waiting.poll();
    if (event == null) {
      waiting = null;
      busy = false;
    } else if (event instanceof Incoming.Text text) {
      count(text, -1);
    }
    return event;
  }

  private void count(Incoming.Text text, int sign) {
    frames += sign;
    bytes += sign * (long) text.bytes();
    heap += sign * text.heap();
    backlog.add(sign * text.heap());
  }

  private void forgetCounts() {
    backlog.add(-heap);
    frames = 0;
    bytes = 0;
    heap = 0;
  }

  private void schedule() {
    try {
      workers.execute(this);
    } catch (RejectedExecutionException e) {
      // The component has stopped: no route is left that could hear of anything.
      synchronized (this) {
        closed = true;
        waiting = null;
        forgetCounts();
      }
    }
  }
}
