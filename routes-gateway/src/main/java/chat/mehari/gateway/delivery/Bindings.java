package chat.mehari.gateway.delivery;

import chat.mehari.gateway.connection.Sockets;
import chat.mehari.gateway.platform.AnswerPath;
import chat.mehari.gateway.platform.BrokerConnections;
import chat.mehari.gateway.platform.Carried;
import chat.mehari.gateway.platform.GatewaySettings;
import chat.mehari.gateway.platform.Instance;
import chat.mehari.gateway.platform.Refused;
import chat.mehari.gateway.platform.StopOrder;
import chat.mehari.runtime.Told;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps this gateway's queue declared and bound: for answers, for everybody, and for each user with
 * a socket here, so that the broker's bindings say who is where. One thread does all of it.
 *
 * <p>When the queue is lost, or so long that it is hopeless, another one takes its place with all
 * bindings, and then {@link Inbound#renewed} is told, because messages may have been missed.
 */
@Component
public class Bindings implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Bindings.class);

  /** More would keep those waiting who are bound already. */
  private static final int MOST_AT_ONCE = 1_000;

  private final BrokerConnections connections;
  private final Sockets sockets;
  private final Instance instance;
  private final AnswerPath answers;
  private final Inbound inbound;
  private final GatewaySettings settings;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "bindings"));

  /** Held while a message is delivered, so that those of two queues never mix. */
  private final Object turn = new Object();

  private final Set<UUID> bound = new HashSet<>();
  private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final ExecutorService waiters;
  private final Told told = new Told();
  private volatile @Nullable GatewayQueue queue;
  private volatile boolean running;
  private int declarations;

  /** Whether there was a queue before, and so something to miss. */
  private boolean renewal;

  Bindings(
      BrokerConnections connections,
      Sockets sockets,
      Instance instance,
      AnswerPath answers,
      Inbound inbound,
      GatewaySettings settings,
      @Qualifier("awaiters") ExecutorService waiters) {
    this.connections = connections;
    this.sockets = sockets;
    this.instance = instance;
    this.answers = answers;
    this.inbound = inbound;
    this.settings = settings;
    this.waiters = waiters;
  }

  /**
   * A user has a socket here. Completes when the user's events come here, and fails with {@link
   * Refused} where they do not in the time that a request has.
   *
   * @param since when the request arrived that this is for, a moment of {@link System#nanoTime()}
   */
  public CompletionStage<Void> arrived(
      @Body UUID userId, @ExchangeProperty(Carried.ARRIVED_AT) long since) {
    Arrival arrival = Arrival.of(userId);
    arrivals.add(arrival);
    try {
      thread.execute(this::bindArrivals);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(Refused.unavailable());
    }
    return arrival.within(
        settings.requestTimeout().toNanos() - (System.nanoTime() - since), waiters);
  }

  /** A socket of a user is gone; if no other comes in a while, the user's events stay away. */
  public void left(UUID userId) {
    later(() -> unbind(userId), settings.unbindDelay());
  }

  /** Starts when the routes have, which are where everything goes that comes. */
  @Override
  @EventListener(ApplicationStartedEvent.class)
  public void start() {
    running = true;
    thread.execute(this::open);
    later(this::checkLength, settings.queueCheckInterval());
  }

  @Override
  public void stop() {
    running = false;
    CompletableFuture.runAsync(this::abandon, thread).join();
    thread.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public boolean isAutoStartup() {
    return false;
  }

  @Override
  public int getPhase() {
    return StopOrder.BROKER;
  }

  private void open() {
    if (!running) {
      return;
    }
    try {
      declarations++;
      GatewayQueue declared =
          GatewayQueue.declare(
              connections.open("deliveries"),
              instance.replyKey() + "." + declarations,
              2 * settings.maximumQueueLength());
      queue = declared;
      List<UUID> users = sockets.users();
      declared.bindAll(instance.replyKey(), users);
      bound.clear();
      bound.addAll(users);
      declared.consume(message -> deliver(declared, message), () -> lost(declared));
      answers.opened();
      told.isOver();
      LOG.info("Deliveries come through the queue {}", declared.name());
      if (renewal) {
        inbound.renewed();
      }
      renewal = true;
    } catch (IOException | TimeoutException | RuntimeException e) {
      tell("No queue for deliveries yet: {}", e);
      abandon();
      later(this::open, settings.reconnectDelay());
    }
  }

  private void deliver(GatewayQueue from, Received message) {
    synchronized (turn) {
      if (queue == from) {
        inbound.received(message);
      }
    }
  }

  /**
   * The queue is gone, or its channel is closed, as AMQP does with the channel of anything that
   * failed.
   */
  private void lost(GatewayQueue gone) {
    if (running && queue == gone) {
      answers.lost();
      thread.execute(() -> replace(gone));
    }
  }

  private void replace(GatewayQueue gone) {
    if (queue == gone) {
      abandon();
      open();
    }
  }

  private void abandon() {
    answers.lost();
    GatewayQueue old = queue;
    queue = null;
    if (old != null) {
      old.abandon();
    }
  }

  /** Binds all who wait at once: one at a time, many who come back together would wait too long. */
  private void bindArrivals() {
    List<Arrival> batch = new ArrayList<>();
    Set<UUID> missing = new LinkedHashSet<>();
    for (Arrival next = arrivals.poll(); next != null; next = arrivals.poll()) {
      batch.add(next);
      if (!bound.contains(next.userId())) {
        missing.add(next.userId());
      }
      if (missing.size() == MOST_AT_ONCE) {
        break;
      }
    }
    GatewayQueue current = queue;
    if (current == null) {
      batch.forEach(arrival -> arrival.bound().completeExceptionally(Refused.unavailable()));
      return;
    }
    try {
      current.bind(missing);
      bound.addAll(missing);
      batch.forEach(arrival -> arrival.bound().complete(null));
    } catch (IOException | RuntimeException e) {
      tell("Users could not be bound: {}", e);
      lost(current);
      batch.forEach(arrival -> arrival.bound().completeExceptionally(Refused.unavailable()));
    }
  }

  private void unbind(UUID userId) {
    GatewayQueue current = queue;
    if (current != null && !sockets.isHere(userId) && bound.remove(userId)) {
      try {
        current.unbind(userId);
      } catch (IOException | RuntimeException e) {
        tell("A user could not be unbound: {}", e);
        lost(current);
      }
    }
  }

  private void checkLength() {
    GatewayQueue current = queue;
    if (current != null) {
      try {
        if (current.length() > settings.maximumQueueLength()) {
          LOG.warn("The queue {} is too long; every client is told to sync", current.name());
          replace(current);
        }
      } catch (IOException | RuntimeException e) {
        tell("The length of the queue is not known: {}", e);
        lost(current);
      }
    }
    later(this::checkLength, settings.queueCheckInterval());
  }

  private void tell(String what, Exception fault) {
    String reason = Told.reason(fault);
    if (told.isNews(what + reason)) {
      LOG.warn(what, reason);
    }
  }

  /** Does it on the one thread, unless everything is being stopped. Tasks catch their failures. */
  private void later(Runnable task, Duration delay) {
    try {
      var unused = thread.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Too late: {}", e.toString());
    }
  }
}
