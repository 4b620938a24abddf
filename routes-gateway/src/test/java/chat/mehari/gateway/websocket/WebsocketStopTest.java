package chat.mehari.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stopping the route sends everybody away, tells the route of it, and lets nobody in. */
class WebsocketStopTest {

  @Test
  void closesEverybodyAndRefusesNewcomers() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("", events)) {
      List<Client> clients = connect(server, events, 20);
      server.camel().getRouteController().stopRoute("ws");

      for (Client client : clients) {
        assertThat(client.closeCode()).isEqualTo(1001);
      }
      assertThat(events.of(WebsocketJsr356Event.CLOSE))
          .hasSize(20)
          .extracting(Events.Seen::closeCode)
          .containsOnly(1001);
      assertThat(WebsocketOriginTest.statusOf(() -> Client.connect(server.uri()))).isEqualTo(503);
      assertThat(server.send("nobody", "late")).isZero();

      server.camel().getRouteController().startRoute("ws");
      Client.connect(server.uri()).send("back again");
      events.await(WebsocketJsr356Event.MESSAGE, 1);
    }
  }

  @Test
  void spreadsTheClosesOverTime() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("?stopSpread=1s", events)) {
      List<Client> clients = connect(server, events, 20);
      long start = System.nanoTime();
      server.camel().getRouteController().stopRoute("ws");
      assertThat(System.nanoTime() - start).isGreaterThan(400_000_000L);
      for (Client client : clients) {
        assertThat(client.closeCode()).isEqualTo(1001);
      }
      assertThat(events.of(WebsocketJsr356Event.CLOSE)).hasSize(20);
    }
  }

  @Test
  void doesNotWaitForEverForADeadPeer() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("?closeTimeout=300ms", events);
        RawClient dead = new RawClient(server.port())) {
      events.await(WebsocketJsr356Event.OPEN, 1);
      server.camel().getRouteController().stopRoute("ws");
      assertThat(events.of(WebsocketJsr356Event.CLOSE)).hasSize(1);
      assertThat(dead.read().closeCode()).isEqualTo(1001);
    }
  }

  @Test
  void canRefuseNewcomersBeforeItStops() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("", events)) {
      Client client = connect(server, events, 1).get(0);
      server
          .camel()
          .getComponent("websocket-jsr356", WebsocketJsr356Component.class)
          .refuseHandshakes("/ws");
      assertThat(WebsocketOriginTest.statusOf(() -> Client.connect(server.uri()))).isEqualTo(503);
      client.send("still served");
      events.await(WebsocketJsr356Event.MESSAGE, 1);
    }
  }

  @Test
  void refusesMoreConnectionsThanAllowed() throws Exception {
    Events events = new Events();
    try (WebsocketServer server = WebsocketServer.start("?maxConnections=2", events)) {
      Client client = connect(server, events, 2).get(0);
      assertThat(WebsocketOriginTest.statusOf(() -> Client.connect(server.uri()))).isEqualTo(503);
      client.socket().sendClose(1000, "").join();
      events.await(WebsocketJsr356Event.CLOSE, 1);
      assertThat(WebsocketOriginTest.statusOf(() -> Client.connect(server.uri()))).isEqualTo(101);
    }
  }

  private static List<Client> connect(WebsocketServer server, Events events, int count) {
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(Client.connect(server.uri()));
    }
    events.await(WebsocketJsr356Event.OPEN, count);
    return clients;
  }
}
