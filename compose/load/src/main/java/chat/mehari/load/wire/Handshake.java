package chat.mehari.load.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a client says while it connects.
 *
 * @param headers sent besides those of every WebSocket handshake
 * @param subprotocols offered, the preferred one first
 */
public record Handshake(Map<String, String> headers, List<String> subprotocols) {

  /** Nothing but what RFC 6455 asks for. */
  public static final Handshake PLAIN = new Handshake(Map.of(), List.of());

  /** The same with one header more. */
  public Handshake header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Handshake(more, subprotocols);
  }

  /** The same with these subprotocols. */
  public Handshake offering(String... names) {
    return new Handshake(headers, List.of(names));
  }
}
