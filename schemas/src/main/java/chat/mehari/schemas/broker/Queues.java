package chat.mehari.schemas.broker;

/** The names of the durable queues. Consumers declare them. */
public final class Queues {

  /** Keeps what {@code routes-users} could not do. */
  public static final String USERS_DEAD_LETTER = "users.dead-letter";

  /** Keeps what {@code routes-messages} could not do. */
  public static final String MESSAGES_DEAD_LETTER = "messages.dead-letter";

  private Queues() {}

  /** The queue of one partition of the commands of conversations, from 0 to 7. */
  public static String commands(int partition) {
    return "messages." + RoutingKeys.commands(partition);
  }

  /** The queue of one operation: a command to {@code users}, or a query. */
  public static String of(Operation operation) {
    return operation.exchange() + "." + operation.operationName();
  }

  /**
   * The queue that a message was taken from, however often it was put back into it.
   *
   * @param exchange where it was published; the empty name is the default exchange, whose routing
   *     keys are names of queues
   * @param routingKey which it was published with
   */
  public static String source(String exchange, String routingKey) {
    return exchange.isEmpty() ? routingKey : exchange + "." + routingKey;
  }
}
