package chat.mehari.standalone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts that run, whatever else happens.
 *
 * <p>Parts start in several threads while a signal may ask to stop at any moment. So nothing starts
 * any more once closing has begun, closing waits for what is just starting, and then closes what
 * stands, last part first. Whoever starts a part without this leaves a process behind.
 */
final class Parts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  /** A part that hangs must not keep the database below it from being stopped. */
  private static final Map<Part, Duration> PATIENCE =
      new EnumMap<>(
          Map.of(
              Part.GATEWAY, Duration.ofSeconds(7),
              Part.USERS, Duration.ofSeconds(4),
              Part.MESSAGES, Duration.ofSeconds(4),
              Part.DATABASE, Duration.ofSeconds(18),
              Part.BROKER, Duration.ofSeconds(3),
              Part.DATA_DIRECTORY, Duration.ofSeconds(1)));

  private static final Duration START_PATIENCE = Duration.ofSeconds(10);

  private final Map<Part, AutoCloseable> running = new EnumMap<>(Part.class);
  private final Map<Part, Thread> starting = new EnumMap<>(Part.class);
  private boolean closing;

  /**
   * Starts a part and keeps it for the end.
   *
   * @throws CancellationException if the end has begun
   */
  <T extends AutoCloseable> T start(Part part, Callable<T> start) throws Exception {
    synchronized (this) {
      refuseWhenClosing(part);
      starting.put(part, Thread.currentThread());
    }
    try {
      T started = start.call();
      synchronized (this) {
        running.put(part, started);
      }
      return started;
    } finally {
      synchronized (this) {
        starting.remove(part);
        notifyAll();
      }
    }
  }

  private void refuseWhenClosing(Part part) {
    if (closing) {
      throw new CancellationException("The " + part + " does not start any more.");
    }
  }

  /** Whether the end has begun. */
  synchronized boolean isClosing() {
    return closing;
  }

  /** Closes every part, the last one first; the second call finds nothing to do. */
  @Override
  public void close() {
    awaitStarts();
    List<Part> lastFirst = new ArrayList<>(List.of(Part.values()));
    Collections.reverse(lastFirst);
    for (Part part : lastFirst) {
      AutoCloseable started;
      synchronized (this) {
        started = running.remove(part);
      }
      if (started != null) {
        close(part, started);
      }
    }
  }

  private synchronized void awaitStarts() {
    closing = true;
    Thread database = starting.get(Part.DATABASE);
    if (database != null) {
      // To make its files takes long on a slow disk, and may be broken off.
      database.interrupt();
    }
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    try {
      for (long left = START_PATIENCE.toMillis();
          !starting.isEmpty() && left > 0;
          left = (deadline - System.nanoTime()) / 1_000_000) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(Part part, AutoCloseable started) {
    Thread thread =
        new Thread(
            () -> {
              try {
                started.close();
              } catch (Exception e) {
                LOG.warn("The {} did not stop cleanly", part, e);
              }
            },
            "stop-" + part);
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(PATIENCE.getOrDefault(part, Duration.ofSeconds(1)).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warn("The {} takes too long to stop: going on without it", part);
    }
  }
}
