package chat.mehari.load.fault;

import chat.mehari.load.account.Account;
import chat.mehari.load.account.Device;
import chat.mehari.load.conversation.Posted;
import chat.mehari.load.wire.ConnectionLost;
import chat.mehari.load.wire.HandshakeRefused;
import chat.mehari.load.wire.RequestRefused;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sends in bursts without waiting and never sends again: what it sent over one socket must stand in
 * the order in which it was sent, whether or not the acknowledgement came back.
 */
final class Pipeliner implements AutoCloseable {
  private static final int BURST = 20;
  private static final long PAUSE_MS = 400;

  private final Account account;
  private final UUID to;
  private final Supplier<List<URI>> gateways;
  private final ConcurrentLinkedQueue<Posted> posted = new ConcurrentLinkedQueue<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  Pipeliner(Account account, UUID to, Supplier<List<URI>> gateways) {
    this.account = account;
    this.to = to;
    this.gateways = gateways;
    this.thread = new Thread(this::run, "pipeliner-" + account.username());
    thread.setDaemon(true);
    thread.start();
  }

  List<Posted> posted() {
    return List.copyOf(posted);
  }

  void finish() throws InterruptedException {
    stopped.countDown();
    thread.join(TimeUnit.SECONDS.toMillis(60));
  }

  /** Where its messages stand otherwise than they were sent. */
  static List<String> disorder(List<JsonNode> history, UUID sender) {
    Map<String, Integer> lastBySocket = new HashMap<>();
    List<String> findings = new ArrayList<>();
    for (JsonNode message : history) {
      String body = message.path("body").asText();
      if (message.path("senderId").asText().equals(sender.toString()) && body.startsWith("pipe ")) {
        int gap = body.lastIndexOf(' ');
        String socket = body.substring(0, gap);
        int number = Integer.parseInt(body.substring(gap + 1));
        int before = lastBySocket.getOrDefault(socket, 0);
        if (number <= before) {
          findings.add("%s stands after number %d of its socket".formatted(body, before));
        }
        lastBySocket.put(socket, number);
      }
    }
    return findings;
  }

  @Override
  public void close() {
    stopped.countDown();
    thread.interrupt();
  }

  private void run() {
    try {
      int socket = 0;
      do {
        useOneSocket(++socket);
      } while (!over());
    } catch (InterruptedException e) {
      stopped.countDown();
    }
  }

  private void useOneSocket(int socket) throws InterruptedException {
    List<URI> all = gateways.get();
    try (WireClient client = WireClient.connect(all.get(socket % all.size()))) {
      client.inbox().forwardTo(event -> {});
      account.authenticate(client);
      Device device = new Device(account, client);
      int number = 0;
      do {
        List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
        for (int i = 0; i < BURST; i++) {
          number++;
          answers.add(device.post(to, UUID.randomUUID(), "pipe " + socket + " " + number));
        }
        answers.forEach(this::take);
      } while (!client.closed().isDone() && !over());
    } catch (ConnectionLost | HandshakeRefused | RequestRefused e) {
      // the next socket may do better
    }
  }

  private boolean over() throws InterruptedException {
    return stopped.await(PAUSE_MS, TimeUnit.MILLISECONDS);
  }

  private void take(CompletableFuture<JsonNode> answer) {
    try {
      posted.add(Posted.of(WireClient.await(answer, Duration.ofSeconds(15))));
    } catch (RequestRefused | ConnectionLost e) {
      // unknown: it may stand or not, but not out of order
    }
  }
}
