package chat.mehari.gateway.delivery;

/** Takes what comes from the broker, one message after the other. */
interface Inbound {

  /** A message arrived. Returns when all of it is queued for its sockets. */
  void received(Received message);

  /** A new queue is bound, after messages may have been missed. */
  void renewed();
}
