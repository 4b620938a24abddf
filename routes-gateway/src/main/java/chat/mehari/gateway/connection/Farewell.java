package chat.mehari.gateway.connection;

import chat.mehari.gateway.platform.GatewaySettings;
import chat.mehari.gateway.platform.StopOrder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sends the clients away when the gateway stops, before anything else of it does: until its socket
 * is closed with 1001 a client is served as ever, and nobody new is let in.
 */
@Component
class Farewell implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);

  /** For the last client to answer the close, and for what is under way. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final CamelContext camel;
  private final Duration most;
  private volatile boolean running;

  Farewell(CamelContext camel, GatewaySettings settings) {
    this.camel = camel;
    this.most = settings.stopSpread().plus(PATIENCE);
  }

  /** Starts when the routes have: started any earlier, it would start Camel before it has any. */
  @Override
  @EventListener(ApplicationStartedEvent.class)
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    try {
      camel.getRouteController().stopRoute(SocketRoutes.ID, most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      LOG.warn("The clients could not be sent away in good order", e);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public boolean isAutoStartup() {
    return false;
  }

  @Override
  public int getPhase() {
    return StopOrder.CLIENTS;
  }
}
