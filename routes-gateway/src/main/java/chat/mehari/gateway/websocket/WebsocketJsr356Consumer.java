package chat.mehari.gateway.websocket;

import jakarta.websocket.Session;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Makes an exchange of each event of each connection on its path. */
class WebsocketJsr356Consumer extends DefaultConsumer {

  private static final Duration SHORTEST_TICK = Duration.ofMillis(25);
  private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

  private final WebsocketJsr356Endpoint endpoint;
  private final WebsocketHost host;
  private final HandshakeRules rules;
  private final List<String> subprotocols;
  private final Backlog backlog;

  WebsocketJsr356Consumer(
      WebsocketJsr356Endpoint endpoint, WebsocketHost host, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.host = host;
    WebsocketJsr356Configuration configuration = endpoint.getConfiguration();
    this.rules =
        new HandshakeRules(
            Set.copyOf(split(configuration.getAllowedOrigins().toLowerCase(Locale.ROOT))),
            configuration.isAllowSameHost(),
            configuration.isAllowQuery());
    this.subprotocols = split(configuration.getSubprotocols());
    this.backlog = new Backlog(endpoint.getLimits().getMaxPendingHeap());
  }

  HandshakeRules rules() {
    return rules;
  }

  List<String> subprotocols() {
    return subprotocols;
  }

  WebsocketJsr356Configuration configuration() {
    return endpoint.getConfiguration();
  }

  Backlog backlog() {
    return backlog;
  }

  /** How often connections are looked after: a quarter of the shortest time that matters. */
  Duration tickPeriod() {
    WebsocketJsr356Limits limits = endpoint.getLimits();
    Duration shortest =
        Stream.of(
                configuration().getPingInterval(),
                configuration().getPongTimeout(),
                configuration().getIdleTimeout(),
                limits.getSendTimeout(),
                limits.getCloseTimeout())
            .filter(time -> !time.isZero())
            .min(Duration::compareTo)
            .orElse(LONGEST_TICK)
            .dividedBy(4);
    Duration capped = shortest.compareTo(LONGEST_TICK) > 0 ? LONGEST_TICK : shortest;
    return capped.compareTo(SHORTEST_TICK) < 0 ? SHORTEST_TICK : capped;
  }

  Connection connect(String key, Session session, Handshake handshake) {
    return new Connection(
        key,
        session,
        handshake,
        host,
        endpoint.getLimits(),
        backlog,
        new Liveness(configuration(), endpoint.getLimits()));
  }

  /** One event through the route; answers as an asynchronous processor does. */
  boolean process(Connection connection, Incoming event, AsyncCallback callback) {
    Exchange exchange = createExchange(false);
    fill(exchange.getMessage(), connection, event);
    return getAsyncProcessor()
        .process(
            exchange,
            doneSync -> {
              Exception failure = exchange.getException();
              if (failure != null) {
                getExceptionHandler()
                    .handleException("Error processing exchange", exchange, failure);
              }
              releaseExchange(exchange, false);
              callback.done(doneSync);
            });
  }

  private static void fill(Message message, Connection connection, Incoming event) {
    message.setHeader(WebsocketJsr356Constants.CONNECTION_KEY, connection.key());
    Handshake handshake = connection.handshake();
    setHeader(message, WebsocketJsr356Constants.REMOTE_ADDRESS, handshake.remoteAddress());
    setHeader(message, WebsocketJsr356Constants.USER_AGENT, handshake.userAgent());
    setHeader(message, WebsocketJsr356Constants.SUBPROTOCOL, connection.subprotocol());
    WebsocketJsr356Event type;
    if (event instanceof Incoming.Text text) {
      type = WebsocketJsr356Event.MESSAGE;
      message.setBody(text.text());
      message.setHeader(WebsocketJsr356Constants.ARRIVED_AT, text.arrivedAt());
    } else if (event instanceof Incoming.Closed closed) {
      type = WebsocketJsr356Event.CLOSE;
      message.setHeader(WebsocketJsr356Constants.CLOSE_CODE, closed.code());
      message.setHeader(WebsocketJsr356Constants.CLOSE_REASON, closed.reason());
    } else {
      type = WebsocketJsr356Event.OPEN;
    }
    message.setHeader(WebsocketJsr356Constants.EVENT, type);
  }

  private static void setHeader(Message message, String name, @Nullable String value) {
    if (value != null) {
      message.setHeader(name, value);
    }
  }

  private static List<String> split(String commaSeparated) {
    return Arrays.stream(commaSeparated.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.toUnmodifiableList());
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    endpoint.component().deploy(host);
    host.start(this);
  }

  @Override
  protected void doStop() throws Exception {
    host.stop(
        configuration().getStopSpread(), endpoint.getLimits().getCloseTimeout().multipliedBy(2));
    super.doStop();
  }
}
