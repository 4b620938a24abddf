package chat.mehari.gateway.platform;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.WebSocketConnection;

/** One TCP connection, which may outlive the WebSocket on it as one of {@link LingeringCloses}. */
final class LingeringEndPoint extends SocketChannelEndPoint {

  private final LingeringCloses closes;
  private volatile SelectionKey key;
  private volatile boolean closeFrameWritten;
  private volatile boolean peerHasEnded;
  private volatile boolean lingering;

  LingeringEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      LingeringCloses closes) {
    super(channel, selector, key, scheduler);
    this.closes = closes;
    this.key = key;
  }

  /**
   * Jetty asks for this behind every close frame. An end of stream before the peer has answered
   * would be taken by proxies for the end of both directions, so it comes later.
   */
  @Override
  protected void doShutdownOutput() {
    if (getConnection() instanceof WebSocketConnection) {
      closeFrameWritten = true;
    } else {
      super.doShutdownOutput();
    }
  }

  @Override
  protected void doShutdownInput() {
    peerHasEnded = true;
    super.doShutdownInput();
  }

  @Override
  public void doClose() {
    if (closeFrameWritten && !peerHasEnded && closes.begin(getChannel())) {
      lingering = true;
      // Jetty's selector lets go of it when the end point is destroyed, which comes next.
      key.cancel();
    } else {
      super.doClose();
    }
  }

  @Override
  public boolean isOpen() {
    return !lingering && super.isOpen();
  }

  /** Jetty moves its connections to a new selector where the system's no longer selects. */
  @Override
  public void replaceKey(SelectionKey newKey) {
    super.replaceKey(newKey);
    key = newKey;
  }
}
