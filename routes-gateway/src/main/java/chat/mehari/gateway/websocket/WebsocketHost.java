package chat.mehari.gateway.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything on one path: the consumer, if one is started, and the connections by their keys. Lives
 * as long as the component, because a container never gives a path back.
 */
final class WebsocketHost {

  private static final Logger LOG = LoggerFactory.getLogger(WebsocketHost.class);

  private final String path;
  private final WebsocketExecutors executors;
  private final SessionCloser closer;
  private final ConcurrentHashMap<String, Connection> connections = new ConcurrentHashMap<>();
  private volatile @Nullable WebsocketJsr356Consumer consumer;
  private volatile boolean accepting;
  private @Nullable ScheduledFuture<?> ticks;

  /** Connections whose CLOSE the route has not yet finished with. */
  private int unfinished;

  WebsocketHost(String path, WebsocketExecutors executors) {
    this.path = path;
    this.executors = executors;
    this.closer = new SessionCloser(executors.closers(), executors.clock());
  }

  String path() {
    return path;
  }

  WebsocketExecutors executors() {
    return executors;
  }

  SessionCloser closer() {
    return closer;
  }

  synchronized void start(WebsocketJsr356Consumer starting) {
    if (consumer != null) {
      throw new IllegalStateException("There is already a consumer on " + path);
    }
    consumer = starting;
    long period = starting.tickPeriod().toMillis();
    ticks =
        executors.clock().scheduleWithFixedDelay(this::tick, period, period, TimeUnit.MILLISECONDS);
    accepting = true;
  }

  void refuseHandshakes() {
    accepting = false;
  }

  /** Refuses newcomers, closes everybody with 1001, and waits until the route has heard of it. */
  void stop(Duration spread, Duration patience) throws InterruptedException {
    accepting = false;
    try {
      sendAway(spread);
      awaitFarewells(patience);
    } finally {
      synchronized (this) {
        if (ticks != null) {
          ticks.cancel(false);
        }
        consumer = null;
      }
    }
  }

  private synchronized void awaitFarewells(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    long left = patience.toMillis();
    while (unfinished > 0 && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
    if (unfinished > 0) {
      LOG.warn("{} connections on {} did not end in time", unfinished, path);
    }
  }

  /** In no particular order, so that it is not the oldest or the newest who all come back first. */
  private void sendAway(Duration spread) throws InterruptedException {
    List<Connection> leaving = new ArrayList<>(connections.values());
    Collections.shuffle(leaving);
    long start = System.nanoTime();
    for (int i = 0; i < leaving.size(); i++) {
      long due = start + spread.toNanos() / leaving.size() * i;
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      leaving.get(i).close(goingAway());
    }
  }

  boolean mayBeAllowed(@Nullable String origin) {
    WebsocketJsr356Consumer current = consumer;
    // Without a consumer it is refused for that reason, later.
    return current == null || current.rules().mayBeAllowed(origin);
  }

  List<String> subprotocols() {
    WebsocketJsr356Consumer current = consumer;
    return current == null ? List.of() : current.subprotocols();
  }

  /** The HTTP status with which to refuse a handshake, or 0. */
  int refusal(@Nullable String origin, @Nullable String hostHeader, @Nullable String query) {
    WebsocketJsr356Consumer current = consumer;
    if (!accepting || current == null) {
      return HandshakeRules.UNAVAILABLE;
    }
    int refusal = current.rules().refusal(origin, hostHeader, query);
    int most = current.configuration().getMaxConnections();
    return refusal == 0 && most > 0 && connections.size() >= most
        ? HandshakeRules.UNAVAILABLE
        : refusal;
  }

  /** A handshake is done; null where nothing is to come of it. */
  @Nullable Connection open(Session session, Handshake handshake) {
    if (handshake.refusal() != 0 && handshake.refusal() != HandshakeRules.UNAVAILABLE) {
      closer.turnAway(session, new CloseReason(CloseCodes.VIOLATED_POLICY, "handshake refused"));
      return null;
    }
    Connection connection;
    synchronized (this) {
      if (handshake.refusal() != 0 || consumer == null) {
        closer.turnAway(session, goingAway());
        return null;
      }
      connection = consumer.connect(UUID.randomUUID().toString(), session, handshake);
      unfinished++;
    }
    connections.put(connection.key(), connection);
    connection.opened();
    if (!accepting) {
      // It slipped in while everybody else was being sent away.
      connection.close(goingAway());
    }
    return connection;
  }

  /** Hands an event to the route. */
  boolean process(Connection connection, Incoming event, AsyncCallback callback) {
    WebsocketJsr356Consumer current = consumer;
    AsyncCallback last = event instanceof Incoming.Closed ? finishing(callback) : callback;
    if (current == null) {
      last.done(true);
      return true;
    }
    return current.process(connection, event, last);
  }

  private AsyncCallback finishing(AsyncCallback callback) {
    return doneSync -> {
      synchronized (this) {
        unfinished--;
        notifyAll();
      }
      callback.done(doneSync);
    };
  }

  /** Queues a frame, a close or both for each of the keys, and tells for how many. */
  int send(Collection<?> keys, Outbox.@Nullable Frame frame, @Nullable CloseReason close) {
    int count = 0;
    for (Object key : keys) {
      Connection connection = connections.get(String.valueOf(key));
      if (connection != null
          && (frame == null || connection.send(frame))
          && (close == null || connection.close(close))) {
        count++;
      }
    }
    return count;
  }

  List<String> keys() {
    return connections.values().stream().filter(Connection::isOpen).map(Connection::key).toList();
  }

  /** Lifts the limits before authentication for each of the keys. */
  void authenticated(Collection<?> keys) {
    for (Object key : keys) {
      Connection connection = connections.get(String.valueOf(key));
      if (connection != null) {
        connection.authenticated();
      }
    }
  }

  /** While all inboxes together hold too much, closes the connection that holds the most. */
  void relieve() {
    WebsocketJsr356Consumer current = consumer;
    while (current != null && current.backlog().isExceeded()) {
      Connection largest =
          connections.values().stream()
              .max(Comparator.comparingLong(Connection::pendingHeap))
              .filter(connection -> connection.pendingHeap() > 0)
              .orElse(null);
      if (largest == null) {
        return;
      }
      largest.abandonFlooder();
    }
  }

  void forget(Connection connection) {
    connections.remove(connection.key());
  }

  private void tick() {
    long now = System.nanoTime();
    for (Connection connection : connections.values()) {
      try {
        connection.tick(now);
      } catch (RuntimeException e) {
        // One broken connection must not stop the clock of all others.
        LOG.warn("Looking after a connection on {} failed", path, e);
      }
    }
  }

  private static CloseReason goingAway() {
    return new CloseReason(CloseCodes.GOING_AWAY, "server going away");
  }
}
