package chat.mehari.gateway.platform;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A connector on whose WebSockets a close frame reaches the peer also where the peer is still
 * sending, which is the rule where we close for a flood or for a frame that is too long.
 *
 * <p>Jetty alone ends the TCP connection as soon as such a close frame is written. What the peer
 * sends then is answered with a reset, and a proxy gives up both directions on that before it has
 * passed the close frame on. Here the connection stays, and what comes is dropped, until the peer
 * ends it or our patience is over.
 */
public final class LingeringConnector extends ServerConnector {

  /** Who has not ended by so long after the close frame is cut off. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final LingeringCloses closes;

  /**
   * As Jetty's own.
   *
   * @param patience how long a peer may go on after the close frame
   * @param acceptors number of threads; below 0 for Jetty's choice, as are the selectors
   */
  public LingeringConnector(
      Server server,
      Duration patience,
      int acceptors,
      int selectors,
      ConnectionFactory... factories) {
    super(server, acceptors, selectors, factories);
    this.closes = new LingeringCloses(getScheduler(), patience);
  }

  /** A connector in the place of this one, which is not to be started. */
  static LingeringConnector insteadOf(ServerConnector plain) {
    LingeringConnector connector =
        new LingeringConnector(
            plain.getServer(),
            PATIENCE,
            plain.getAcceptors(),
            plain.getSelectorManager().getSelectorCount(),
            plain.getConnectionFactories().toArray(ConnectionFactory[]::new));
    connector.setHost(plain.getHost());
    connector.setPort(plain.getPort());
    return connector;
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    LingeringEndPoint endPoint =
        new LingeringEndPoint(channel, selector, key, getScheduler(), closes);
    endPoint.setIdleTimeout(getIdleTimeout());
    return endPoint;
  }

  @Override
  protected void doStop() throws Exception {
    try {
      super.doStop();
    } finally {
      closes.endAll();
    }
  }
}
