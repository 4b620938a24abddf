package chat.mehari.gateway.delivery;

import org.jspecify.annotations.Nullable;

/** Takes what comes from the broker, one message after the other. */
interface Inbound {

  /**
   * A message arrived. Returns when all of it is queued for its sockets.
   *
   * @param type the value of its type header
   */
  void received(@Nullable String type, byte[] body);

  /** A new queue is bound, after messages may have been missed. */
  void renewed();
}
