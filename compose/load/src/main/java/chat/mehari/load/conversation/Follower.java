package chat.mehari.load.conversation;

import chat.mehari.load.account.Account;
import chat.mehari.load.conversation.Timeline.Outcome;
import chat.mehari.load.wire.ConnectionLost;
import chat.mehari.load.wire.HandshakeRefused;
import chat.mehari.load.wire.RequestRefused;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client that stays: it reconnects by itself, to the gateways in turn, and keeps every
 * conversation of its user by the client's rule. It never syncs for safety every few minutes, so
 * that a test sees whether the server told it enough.
 */
public final class Follower implements AutoCloseable {
  private static final long RETRY_MS = 200;

  private final Account account;
  private final Supplier<List<URI>> gateways;
  private final Map<UUID, Timeline> timelines = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private final AtomicInteger syncs = new AtomicInteger();
  private final AtomicInteger resyncs = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger restarts = new AtomicInteger();
  private final Thread thread;
  private volatile boolean stopped;
  private @Nullable WireClient client;
  private int turn;

  /** Starts following. */
  public Follower(Account account, Supplier<List<URI>> gateways) {
    this.account = account;
    this.gateways = gateways;
    this.turn = (int) (account.id().getMostSignificantBits() & 1);
    this.thread = new Thread(this::run, "follower-" + account.username());
    thread.setDaemon(true);
    thread.start();
  }

  /** The messages of a conversation in the order in which they were applied. */
  public List<JsonNode> messages(UUID conversationId) {
    Timeline timeline = timelines.get(conversationId);
    return timeline == null ? List.of() : timeline.messages();
  }

  /** The position in a conversation. */
  public long position(UUID conversationId) {
    Timeline timeline = timelines.get(conversationId);
    return timeline == null ? 0 : timeline.position();
  }

  /** How often it connected. */
  public int connections() {
    return connections.get();
  }

  /** How often the server told it to sync. */
  public int resyncs() {
    return resyncs.get();
  }

  /** How often it synced. */
  public int syncs() {
    return syncs.get();
  }

  /** How often the server told it to forget what it has. */
  public int restarts() {
    return restarts.get();
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
  }

  private void run() {
    while (!stopped) {
      try {
        step();
      } catch (ConnectionLost | HandshakeRefused | RequestRefused e) {
        drop();
        pause();
      } catch (InterruptedException e) {
        break;
      }
    }
    drop();
  }

  private void step() throws InterruptedException {
    WireClient connected = client;
    if (connected == null || connected.closed().isDone()) {
      connect();
      return;
    }
    JsonNode event = events.poll(RETRY_MS, TimeUnit.MILLISECONDS);
    if (event != null) {
      handle(connected, event);
    }
  }

  private void connect() {
    drop();
    List<URI> all = gateways.get();
    WireClient connected = WireClient.connect(all.get(Math.floorMod(turn++, all.size())));
    client = connected;
    connected.inbox().forwardTo(events::add);
    account.authenticate(connected);
    sync(connected);
    connections.incrementAndGet();
  }

  private void handle(WireClient connected, JsonNode event) {
    JsonNode data = event.path("data");
    if (event.path("type").asText().equals("resync")) {
      resyncs.incrementAndGet();
      sync(connected);
    } else if (data.has("seq") && timeline(data).offer(data) == Outcome.HOLE) {
      sync(connected);
    }
  }

  private void sync(WireClient connected) {
    syncs.incrementAndGet();
    Queue<Sync> rounds = new ArrayDeque<>(List.of(Sync.of(positions())));
    while (!rounds.isEmpty()) {
      Sync round = rounds.remove();
      JsonNode result = connected.call("sync", round.request());
      if (!result.path("recovered").asBoolean()) {
        restarts.incrementAndGet();
        timelines.clear();
        rounds.add(Sync.of(Map.of()));
        continue;
      }
      result
          .path("events")
          .forEach(event -> timeline(event.path("data")).accept(event.path("data")));
      boolean more = result.path("more").asBoolean();
      boolean found = learnHeads(result.path("heads"), round, more);
      if (more || found) {
        rounds.add(Sync.of(positions()));
      }
    }
  }

  /** Whether there is a conversation that was not known before. */
  private boolean learnHeads(JsonNode heads, Sync round, boolean more) {
    boolean found = false;
    for (Map.Entry<String, JsonNode> head : heads.properties()) {
      UUID id = UUID.fromString(head.getKey());
      if (!round.positions().containsKey(id)) {
        timelines.computeIfAbsent(id, key -> new Timeline());
        found = true;
      } else if (!more) {
        timelines.computeIfAbsent(id, key -> new Timeline()).reached(head.getValue().asLong());
      }
    }
    return found;
  }

  private Map<UUID, Long> positions() {
    Map<UUID, Long> positions = new ConcurrentHashMap<>();
    timelines.forEach((id, timeline) -> positions.put(id, timeline.position()));
    return positions;
  }

  private Timeline timeline(JsonNode data) {
    UUID id = UUID.fromString(data.path("conversationId").asText());
    return timelines.computeIfAbsent(id, key -> new Timeline());
  }

  private void drop() {
    WireClient connected = client;
    if (connected != null) {
      connected.abort();
      client = null;
    }
    events.clear();
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(RETRY_MS);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }
}
