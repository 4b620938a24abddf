package chat.mehari.gateway.platform;

import org.springframework.context.SmartLifecycle;

/**
 * Phases of {@link SmartLifecycle}: the highest stops first. Clients are sent away while everything
 * that serves them still works, then the ways to the broker close, and after them the web server
 * and the routes.
 */
public final class StopOrder {

  /** The sockets close. */
  public static final int CLIENTS = SmartLifecycle.DEFAULT_PHASE;

  /** Nothing goes to the broker or comes from there any more. */
  public static final int BROKER = CLIENTS - 1;

  private StopOrder() {}
}
