package chat.mehari.gateway.websocket;

/** Why the consumer made an exchange. */
public enum WebsocketJsr356Event {
  /** A connection was opened; always its first exchange. */
  OPEN,
  /** A text message arrived; it is the body. */
  MESSAGE,
  /** The connection is over; always its last exchange, exactly once. */
  CLOSE
}
