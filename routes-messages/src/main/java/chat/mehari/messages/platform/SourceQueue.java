package chat.mehari.messages.platform;

import chat.mehari.schemas.broker.Exchanges;

/** Names the queue that a message was taken from, by the routing key that it was published with. */
public final class SourceQueue {

  private static final String PREFIX = Exchanges.MESSAGES + ".";

  private SourceQueue() {}

  /**
   * The queue of a routing key of the exchange {@link Exchanges#MESSAGES}, or of the default
   * exchange, where the key is the queue's name.
   */
  public static String of(String routingKey) {
    return routingKey.startsWith(PREFIX) ? routingKey : PREFIX + routingKey;
  }
}
