package chat.mehari.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.Test;

/** A slow asynchronous route gets the events of each connection in order and one at a time. */
class WebsocketOrderTest {

  private static final int FRAMES = 500;
  private static final int CLIENTS = 3;

  /** Ends each exchange later, on a thread of its own, some at once. */
  private static final class Slow extends AsyncProcessorSupport {

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    private final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
    private final AtomicInteger most = new AtomicInteger();
    private final Events events = new Events();

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      String key =
          exchange.getMessage().getHeader(WebsocketJsr356Constants.CONNECTION_KEY, String.class);
      AtomicInteger here = running.computeIfAbsent(key, k -> new AtomicInteger());
      most.accumulateAndGet(here.incrementAndGet(), Math::max);
      events.process(exchange);
      int delay = ThreadLocalRandom.current().nextInt(3);
      if (delay == 0) {
        here.decrementAndGet();
        callback.done(true);
        return true;
      }
      var unused =
          threads.schedule(
              () -> {
                here.decrementAndGet();
                callback.done(false);
              },
              delay * 700L,
              TimeUnit.MICROSECONDS);
      return false;
    }
  }

  @Test
  void keepsTheOrderOfEachConnection() throws Exception {
    Slow slow = new Slow();
    try (WebsocketServer server = WebsocketServer.start("", slow)) {
      List<Client> clients = new CopyOnWriteArrayList<>();
      for (int c = 0; c < CLIENTS; c++) {
        clients.add(Client.connect(server.uri()));
      }
      for (int i = 0; i < FRAMES; i++) {
        for (Client client : clients) {
          client.send(Integer.toString(i));
        }
      }
      for (Client client : clients) {
        client.socket().sendClose(1000, "").join();
      }
      slow.events.await(WebsocketJsr356Event.CLOSE, CLIENTS);

      List<String> keys = slow.events.all().stream().map(Events.Seen::key).distinct().toList();
      assertThat(keys).hasSize(CLIENTS);
      for (String key : keys) {
        List<Events.Seen> own =
            slow.events.all().stream().filter(seen -> seen.key().equals(key)).toList();
        assertThat(own).hasSize(FRAMES + 2);
        assertThat(own.get(0).event()).isEqualTo(WebsocketJsr356Event.OPEN);
        assertThat(own.get(FRAMES + 1).event()).isEqualTo(WebsocketJsr356Event.CLOSE);
        assertThat(own.subList(1, FRAMES + 1))
            .extracting(Events.Seen::body)
            .containsExactlyElementsOf(
                IntStream.range(0, FRAMES).mapToObj(Integer::toString).toList());
      }
      assertThat(slow.most).hasValue(1);
    } finally {
      slow.threads.shutdownNow();
    }
  }
}
