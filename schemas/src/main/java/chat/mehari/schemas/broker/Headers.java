package chat.mehari.schemas.broker;

/**
 * The headers of broker messages. They are our own, because the AMQP property {@code user-id} must
 * equal the broker's login, and {@code reply-to} makes Camel answer a second time. All values are
 * strings; all headers of one message must fit one AMQP frame (64 KiB on Broker-J).
 */
public final class Headers {

  /** What the message is: an operation's name, or the name of a control message. */
  public static final String TYPE = "mehari-type";

  /** Who asks: the id of the authenticated user. Absent before authentication. */
  public static final String USER = "mehari-user";

  /** The session that the asking socket belongs to. Absent before authentication. */
  public static final String SESSION = "mehari-session";

  /** The routing key on {@link Exchanges#NOTIFICATION} that the reply goes to. */
  public static final String REPLY_KEY = "mehari-reply-key";

  /** What the gateway knows the request by; echoed in {@link Audience.Requester}. */
  public static final String CORRELATION = "mehari-correlation";

  /** The client's id of the request, echoed as {@code re}. */
  public static final String REQUEST = "mehari-request";

  /** The id that makes a command the same when it comes again: a UUID. */
  public static final String COMMAND = "mehari-command";

  /** The client's address, for what takes a password. */
  public static final String ADDRESS = "mehari-address";

  /** What the client calls itself, for what takes a password. */
  public static final String USER_AGENT = "mehari-user-agent";

  /**
   * Of a command, and of the events that came of it: when its gateway received it, or the oldest of
   * several, by the clock of that gateway; see {@link ReceivedAt}.
   */
  public static final String RECEIVED_AT = "mehari-received-at";

  /**
   * Of a request, and of the events that came of it: what caused it, in the form of {@code
   * traceparent} of the W3C's Trace Context. Absent where nothing is traced.
   */
  public static final String TRACE = "mehari-trace";

  private Headers() {}
}
