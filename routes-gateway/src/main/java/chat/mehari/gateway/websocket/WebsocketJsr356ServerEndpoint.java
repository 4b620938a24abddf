package chat.mehari.gateway.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the container calls, one instance a connection. Public because containers ask for it. */
public final class WebsocketJsr356ServerEndpoint extends Endpoint {

  private static final Logger LOG = LoggerFactory.getLogger(WebsocketJsr356ServerEndpoint.class);

  private final WebsocketHost host;
  private volatile @Nullable Connection connection;

  WebsocketJsr356ServerEndpoint(WebsocketHost host) {
    this.host = host;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    if (config.getUserProperties().remove(Handshake.PROPERTY) instanceof Handshake handshake) {
      connection = host.open(session, handshake);
    } else {
      throw new IllegalStateException("The handshake passed by the configurator");
    }
  }

  @Override
  public void onClose(Session session, CloseReason closeReason) {
    Connection closed = connection;
    if (closed != null) {
      closed.closed(closeReason);
    }
  }

  @Override
  public void onError(Session session, Throwable cause) {
    // The container closes the connection next; the CLOSE exchange tells the route.
    LOG.debug("Connection on {} failed", host.path(), cause);
  }
}
