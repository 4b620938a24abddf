package chat.mehari.load.conversation;

import chat.mehari.load.account.Account;
import chat.mehari.load.account.Device;
import chat.mehari.load.wire.ConnectionLost;
import chat.mehari.load.wire.HandshakeRefused;
import chat.mehari.load.wire.RequestRefused;
import chat.mehari.load.wire.WireClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client that writes one message after another to somebody, whatever happens: what is not
 * acknowledged it sends again with the same {@code cid}, over a new connection if need be.
 */
public final class Sender implements AutoCloseable {
  private static final Set<String> PASSING = Set.of("unavailable", "rate-limited", "internal");
  private static final Duration ANSWERING = Duration.ofSeconds(15);

  private final Account account;
  private final UUID to;
  private final Supplier<List<URI>> gateways;
  private final long pauseMs;
  private final ConcurrentLinkedQueue<Posted> posted = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong resends = new AtomicLong();
  private final AtomicLong lastAckNanos = new AtomicLong(System.nanoTime());
  private final AtomicLong longestGapNanos = new AtomicLong();
  private final Thread thread;
  private volatile @Nullable RuntimeException lastTrouble;
  private volatile boolean stopped;
  private @Nullable WireClient client;
  private int turn;

  /** Starts sending, with a pause between an acknowledgement and the next message. */
  public Sender(Account account, UUID to, Supplier<List<URI>> gateways, long pauseMs) {
    this.account = account;
    this.to = to;
    this.gateways = gateways;
    this.pauseMs = pauseMs;
    this.thread = new Thread(this::run, "sender-" + account.username());
    thread.setDaemon(true);
    thread.start();
  }

  /** What was acknowledged, in that order. */
  public List<Posted> posted() {
    return List.copyOf(posted);
  }

  /** Errors that no fault excuses. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** How many times something was sent again. */
  public long resends() {
    return resends.get();
  }

  /** The longest time between two acknowledgements. */
  public Duration longestGap() {
    return Duration.ofNanos(
        Math.max(longestGapNanos.get(), System.nanoTime() - lastAckNanos.get()));
  }

  /** Stops after the message in hand is acknowledged, or gives up on it at the end of the time. */
  public void finish(Duration atMost) throws InterruptedException {
    stopped = true;
    thread.join(atMost.toMillis());
    if (thread.isAlive()) {
      failures.add("the last message was not acknowledged within " + atMost);
    }
    thread.interrupt();
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
  }

  /** Who it is and why it sent again, if it ever did. */
  @Override
  public String toString() {
    return account.username() + ", who resent " + resends + " times, last for " + lastTrouble;
  }

  private void run() {
    try {
      for (int i = 1; !stopped; i++) {
        deliver(UUID.randomUUID(), "message " + i);
        TimeUnit.MILLISECONDS.sleep(pauseMs);
      }
    } catch (InterruptedException e) {
      stopped = true;
    } finally {
      drop();
    }
  }

  private void deliver(UUID cid, String body) throws InterruptedException {
    while (true) {
      try {
        Device device = new Device(account, connected());
        Posted reply = Posted.of(WireClient.await(device.post(to, cid, body), ANSWERING));
        acknowledged(reply);
        return;
      } catch (RequestRefused e) {
        lastTrouble = e;
        if (!PASSING.contains(e.code())) {
          failures.add(e.toString());
        }
      } catch (ConnectionLost | HandshakeRefused e) {
        lastTrouble = e;
        drop();
      }
      resends.incrementAndGet();
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private void acknowledged(Posted reply) {
    posted.add(reply);
    long now = System.nanoTime();
    long gap = now - lastAckNanos.getAndSet(now);
    longestGapNanos.accumulateAndGet(gap, Math::max);
  }

  private WireClient connected() {
    WireClient current = client;
    if (current == null || current.closed().isDone()) {
      drop();
      List<URI> all = gateways.get();
      current = WireClient.connect(all.get(Math.floorMod(turn++, all.size())));
      current.inbox().forwardTo(event -> {});
      authenticate(current);
      client = current;
    }
    return current;
  }

  /** A socket that could not be let in is no use for a second attempt. */
  private void authenticate(WireClient connected) {
    try {
      account.authenticate(connected);
    } catch (RequestRefused e) {
      connected.abort();
      throw e;
    }
  }

  private void drop() {
    WireClient current = client;
    if (current != null) {
      current.abort();
      client = null;
    }
  }
}
