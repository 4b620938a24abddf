package chat.mehari.gateway.websocket;

/**
 * What a connection hands to the route, in this order: one Opened, any number of Text, one Closed.
 */
sealed interface Incoming {

  /** The handshake is done. */
  record Opened() implements Incoming {}

  /** A whole text message and its length in UTF-8. */
  record Text(String text, int bytes) implements Incoming {}

  /** The connection is over. */
  record Closed(int code, String reason) implements Incoming {}
}
