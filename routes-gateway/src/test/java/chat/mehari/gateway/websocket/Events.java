package chat.mehari.gateway.websocket;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Remembers what the route was told. */
final class Events implements Processor {

  /** One exchange of the consumer. */
  record Seen(
      WebsocketJsr356Event event,
      String key,
      @Nullable String body,
      @Nullable Integer closeCode,
      @Nullable String closeReason) {}

  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  @Override
  public void process(Exchange exchange) {
    var in = exchange.getMessage();
    seen.add(
        new Seen(
            in.getHeader(WebsocketJsr356Constants.EVENT, WebsocketJsr356Event.class),
            in.getHeader(WebsocketJsr356Constants.CONNECTION_KEY, String.class),
            in.getBody(String.class),
            in.getHeader(WebsocketJsr356Constants.CLOSE_CODE, Integer.class),
            in.getHeader(WebsocketJsr356Constants.CLOSE_REASON, String.class)));
  }

  List<Seen> of(WebsocketJsr356Event event) {
    return seen.stream().filter(each -> each.event() == event).toList();
  }

  List<Seen> all() {
    return List.copyOf(seen);
  }

  /** Waits until so many events of this kind have come, and returns them. */
  List<Seen> await(WebsocketJsr356Event event, int count) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> of(event), list -> list.size() >= count);
  }
}
