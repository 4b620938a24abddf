package chat.mehari.gateway.websocket;

import chat.mehari.gateway.platform.LingeringConnector;
import jakarta.servlet.DispatcherType;
import jakarta.websocket.server.ServerContainer;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.ee10.websocket.servlet.WebSocketUpgradeFilter;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/** Jetty and Camel in one, with the component at {@code /ws}. */
final class WebsocketServer implements AutoCloseable {

  /** Small, so that one who does not read is noticed after little. */
  private static final int SOCKET_BUFFER = 16 * 1024;

  /** Longer than any test takes. */
  private static final Duration LINGERS = Duration.ofMinutes(2);

  private final Server jetty = new Server();
  private final CamelContext camel = new DefaultCamelContext();
  private final int port;
  private final ProducerTemplate producer;

  private WebsocketServer(int listen, boolean filtered, Duration lingers, RouteBuilder routes)
      throws Exception {
    LingeringConnector connector =
        new LingeringConnector(jetty, lingers, -1, -1, new HttpConnectionFactory());
    connector.setHost("127.0.0.1");
    connector.setPort(listen);
    connector.setAcceptedReceiveBufferSize(SOCKET_BUFFER);
    connector.setAcceptedSendBufferSize(SOCKET_BUFFER);
    jetty.addConnector(connector);
    WebsocketJsr356Component component = new WebsocketJsr356Component();
    ServletContextHandler handler = new ServletContextHandler();
    EnumSet<DispatcherType> requests = EnumSet.of(DispatcherType.REQUEST);
    if (filtered) {
      FilterHolder filter = new FilterHolder(new WebsocketJsr356HandshakeFilter(component));
      filter.setAsyncSupported(true);
      handler.addFilter(filter, "/*", requests);
    }
    // Jetty would otherwise put its own filter of this name before all others.
    FilterHolder upgrade = new FilterHolder(new WebSocketUpgradeFilter());
    upgrade.setName(WebSocketUpgradeFilter.class.getName());
    upgrade.setAsyncSupported(true);
    handler.addFilter(upgrade, "/*", requests);
    JakartaWebSocketServletContainerInitializer.configure(handler, null);
    jetty.setHandler(handler);
    jetty.start();
    port = connector.getLocalPort();
    component.setServerContainer(
        (ServerContainer)
            handler.getServletContext().getAttribute(ServerContainer.class.getName()));
    camel.addComponent("websocket-jsr356", component);
    camel.addRoutes(routes);
    camel.start();
    producer = camel.createProducerTemplate();
  }

  /** A server whose only route hands every event of {@code /ws} to the processor. */
  static WebsocketServer start(String options, Processor processor) throws Exception {
    return start(LINGERS, options, processor);
  }

  /** The same, with a bound on how long a peer may go on after a close frame. */
  static WebsocketServer start(Duration lingers, String options, Processor processor)
      throws Exception {
    return new WebsocketServer(
        0,
        true,
        lingers,
        new RouteBuilder() {
          @Override
          public void configure() {
            from("websocket-jsr356:/ws" + options).routeId("ws").process(processor);
          }
        });
  }

  static WebsocketServer start(boolean filtered, RouteBuilder routes) throws Exception {
    return new WebsocketServer(0, filtered, LINGERS, routes);
  }

  /** A server on this port, where somebody else chooses it; 0 for any. */
  static WebsocketServer startOn(int port, RouteBuilder routes) throws Exception {
    return new WebsocketServer(port, true, LINGERS, routes);
  }

  CamelContext camel() {
    return camel;
  }

  int port() {
    return port;
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + port + "/ws");
  }

  List<String> keys() {
    return camel
        .getComponent("websocket-jsr356", WebsocketJsr356Component.class)
        .connectionKeys("/ws");
  }

  /** Sends by the producer; answers for how many connections it was queued. */
  int send(Object key, Object body) {
    return camelSend(key, body, 0, "");
  }

  /** Closes by the producer, after what was sent before. */
  int close(Object key, int code, String reason) {
    return camelSend(key, null, code, reason);
  }

  private int camelSend(Object key, @Nullable Object body, int code, String reason) {
    return producer
        .request(
            "websocket-jsr356:/ws",
            exchange -> {
              exchange.getMessage().setBody(body);
              exchange.getMessage().setHeader(WebsocketJsr356Constants.CONNECTION_KEY, key);
              if (code != 0) {
                exchange.getMessage().setHeader(WebsocketJsr356Constants.SEND_CLOSE_CODE, code);
                exchange.getMessage().setHeader(WebsocketJsr356Constants.SEND_CLOSE_REASON, reason);
              }
            })
        .getMessage()
        .getHeader(WebsocketJsr356Constants.SENT_COUNT, Integer.class);
  }

  @Override
  public void close() {
    camel.stop();
    LifeCycle.stop(jetty);
  }

  /** Says by the producer that these connections are authenticated. */
  void authenticated(Object key) {
    producer.sendBodyAndHeaders(
        "websocket-jsr356:/ws",
        null,
        Map.of(
            WebsocketJsr356Constants.CONNECTION_KEY,
            key,
            WebsocketJsr356Constants.AUTHENTICATED,
            true));
  }
}
