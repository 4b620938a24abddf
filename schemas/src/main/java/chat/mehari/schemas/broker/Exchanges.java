package chat.mehari.schemas.broker;

/** The exchanges, all durable. Publishers declare them. */
public final class Exchanges {

  /** Direct: what {@code routes-users} does, keyed by operation. */
  public static final String USERS = "users";

  /** Direct: what {@code routes-messages} does, keyed by partition or by operation. */
  public static final String MESSAGES = "messages";

  /** Direct: replies and events for few users, keyed by gateway instance or by user. */
  public static final String NOTIFICATION = "notification";

  /** Fanout: events for many users, and control messages between the services. */
  public static final String BROADCAST = "broadcast";

  /** Fanout: what the instances of {@code routes-messages} tell each other. */
  public static final String INSTANCES = "messages.instances";

  /** Direct: what could not be done, keyed by the queue that it was in. */
  public static final String DEAD_LETTER = "dead-letter";

  private Exchanges() {}
}
