package chat.mehari.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.Test;

/** A route that does not end holds no thread, and what waits for it is bounded. */
class WebsocketHeldRouteTest {

  /** Keeps every MESSAGE until told to let go. */
  private static final class Held extends AsyncProcessorSupport {

    private final Events events = new Events();
    private final Queue<AsyncCallback> held = new ConcurrentLinkedQueue<>();
    private volatile boolean holding = true;

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      events.process(exchange);
      boolean message =
          exchange.getMessage().getHeader(WebsocketJsr356Constants.EVENT)
              == WebsocketJsr356Event.MESSAGE;
      if (holding && message) {
        held.add(callback);
        return false;
      }
      callback.done(true);
      return true;
    }

    void release() {
      holding = false;
      held.forEach(callback -> callback.done(false));
    }
  }

  @Test
  void holdsNoThreadWhileTheRouteIsAsynchronous() throws Exception {
    Held route = new Held();
    try (WebsocketServer server = WebsocketServer.start("", route)) {
      // More than the workers and more than Jetty's threads.
      List<Client> clients = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        Client client = Client.connect(server.uri());
        client.send("hold");
        clients.add(client);
      }
      route.events.await(WebsocketJsr356Event.MESSAGE, 300);
      Client next = Client.connect(server.uri());
      route.events.await(WebsocketJsr356Event.OPEN, 301);

      server.send(server.keys(), "still there");
      assertThat(next.receive()).isEqualTo("still there");
      assertThat(clients.get(0).receive()).isEqualTo("still there");
      route.release();
    }
  }

  @Test
  void blockedWorkersDoNotKeepTheContainerFromReading() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    Events events = new Events();
    try (WebsocketServer server =
        WebsocketServer.start(
            "",
            exchange -> {
              events.process(exchange);
              latch.await();
            })) {
      // Camel's own thread pools would run the 1,001st waiting task on the caller's thread.
      List<RawClient> others = new ArrayList<>();
      for (int i = 0; i < 1_100; i++) {
        others.add(new RawClient(server.port()));
      }
      Client next = Client.connect(server.uri());
      await().atMost(Duration.ofSeconds(60)).until(() -> server.keys().size() == 1_101);
      server.send(server.keys(), "read me");
      assertThat(next.receive()).isEqualTo("read me");
      assertThat(events.all()).hasSize(8);
      for (RawClient other : others) {
        other.close();
      }
      latch.countDown();
    }
  }

  @Test
  void closesAPeerThatSendsFasterThanTheRouteTakes() throws Exception {
    Held route = new Held();
    try (WebsocketServer server =
        WebsocketServer.start("?maxPendingFrames=10&floodCloseCode=4429", route)) {
      Client client = Client.connect(server.uri());
      client.send("in the route");
      route.events.await(WebsocketJsr356Event.MESSAGE, 1);
      for (int i = 0; i < 10; i++) {
        client.send("waits " + i);
      }
      client.send("one too many");
      assertThat(client.closeCode()).isEqualTo(4429);
      assertThat(route.events.of(WebsocketJsr356Event.CLOSE)).isEmpty();

      // Those that were taken are still processed, and only then CLOSE.
      route.release();
      assertThat(route.events.await(WebsocketJsr356Event.CLOSE, 1).get(0).closeCode())
          .isEqualTo(4429);
      assertThat(route.events.of(WebsocketJsr356Event.MESSAGE)).hasSize(11);
      assertThat(route.events.all().get(12).event()).isEqualTo(WebsocketJsr356Event.CLOSE);
    }
  }

  @Test
  void boundsTheBytesThatWait() throws Exception {
    Held route = new Held();
    try (WebsocketServer server = WebsocketServer.start("?maxPendingBytes=1000", route)) {
      Client client = Client.connect(server.uri());
      client.send("in the route");
      route.events.await(WebsocketJsr356Event.MESSAGE, 1);
      client.send("x".repeat(600));
      client.send("x".repeat(600));
      assertThat(client.closeCode()).isEqualTo(1008);
      route.release();
    }
  }

  @Test
  void keepsLessOfAPeerThatIsNotAuthenticated() throws Exception {
    Held route = new Held();
    try (WebsocketServer server =
        WebsocketServer.start(
            "?unauthenticatedPendingFrames=2&unauthenticatedBytes=1000&floodCloseCode=4429",
            route)) {
      Client many = waiting(server, route, "1", "2");
      many.send("3");
      assertThat(many.closeCode()).isEqualTo(4429);

      Client large = waiting(server, route, "x".repeat(500), "x".repeat(500));
      Client tooLarge = waiting(server, route, "x".repeat(500));
      tooLarge.send("x".repeat(501));
      assertThat(tooLarge.closeCode()).isEqualTo(4429);
      assertThat(large.isClosed()).isFalse();
      route.release();
    }
  }

  @Test
  void keepsMoreOfAPeerOnceItIsAuthenticated() throws Exception {
    Held route = new Held();
    try (WebsocketServer server =
        WebsocketServer.start(
            "?unauthenticatedPendingFrames=2&unauthenticatedBytes=1000&maxPendingFrames=50",
            route)) {
      Client client = waiting(server, route, "1", "2");
      server.authenticated(server.keys());
      for (int i = 0; i < 40; i++) {
        client.send("x".repeat(100));
      }
      route.release();

      route.events.await(WebsocketJsr356Event.MESSAGE, 43);
    }
  }

  @Test
  void closesWhoKeepsTheMostWaitingWhereAllTogetherKeepTooMuch() throws Exception {
    Held route = new Held();
    try (WebsocketServer server =
        WebsocketServer.start("?maxPendingHeap=20000&floodCloseCode=4429", route)) {
      Client small = waiting(server, route, "x".repeat(3_000));
      Client medium = waiting(server, route, "x".repeat(6_000));
      Client large = waiting(server, route, "x".repeat(9_000));
      // What is written in other letters takes more.
      small.send("\u0436".repeat(2_000));

      assertThat(large.closeCode()).isEqualTo(4429);
      assertThat(medium.isClosed()).isFalse();
      assertThat(small.isClosed()).isFalse();

      // What waited of the large one is dropped, what waited of the others is not.
      route.release();
      route.events.await(WebsocketJsr356Event.CLOSE, 1);
      route.events.await(WebsocketJsr356Event.MESSAGE, 6);
      assertThat(route.events.of(WebsocketJsr356Event.MESSAGE))
          .noneMatch(seen -> "x".repeat(9_000).equals(seen.body()));
      medium.send("still there");
      route.events.await(WebsocketJsr356Event.MESSAGE, 7);
    }
  }

  /** A peer with one message in the route and these waiting behind it. */
  private static Client waiting(WebsocketServer server, Held route, String... texts)
      throws Exception {
    int before = route.events.of(WebsocketJsr356Event.MESSAGE).size();
    Client client = Client.connect(server.uri());
    client.send("in the route");
    route.events.await(WebsocketJsr356Event.MESSAGE, before + 1);
    for (String text : texts) {
      client.send(text);
    }
    client.ping();
    return client;
  }
}
