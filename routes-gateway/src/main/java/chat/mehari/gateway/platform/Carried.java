package chat.mehari.gateway.platform;

/**
 * Names of exchange properties that accompany a frame from route to route. Properties, because
 * headers would be open to what comes from outside.
 */
public final class Carried {

  /** The {@code Socket} that a frame came from. */
  public static final String SOCKET = "socket";

  /** When the socket's frame had arrived, a moment of {@link System#nanoTime()}. */
  public static final String ARRIVED_AT = "arrived-at";

  /** The client's id of its request, where one could be read: what the answer calls {@code re}. */
  public static final String RE = "re";

  /** The key of a socket, or several, that a frame goes to. */
  public static final String RECEIVERS = "receivers";

  /** The {@code CloseCode} with which the receivers are closed. */
  public static final String CLOSE_CODE = "close-code";

  /** What the gateway knows a request by among those that await their answer. */
  public static final String CORRELATION = "correlation";

  /** When a gateway received what an event comes of, where the event tells. */
  public static final String RECEIVED_AT = "received-at";

  private Carried() {}
}
