package chat.mehari.gateway.platform;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.WebSocketConnection;

/** One TCP connection, which outlives the WebSocket on it by a {@link LingeringClose}. */
final class LingeringEndPoint extends SocketChannelEndPoint {

  private final LingeringCloses closes;
  private volatile SelectionKey key;

  /** When the close frame was written; 0 before. */
  private volatile long farewellAt;

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
      farewellAt = System.nanoTime() | 1;
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
    if (farewellAt == 0 || peerHasEnded || !closes.begin(getChannel(), farewellAt)) {
      super.doClose();
    } else {
      lingering = true;
      // Jetty's selector lets go of it when the end point is destroyed, which comes next.
      key.cancel();
    }
  }

  @Override
  public boolean isOpen() {
    return !lingering && super.isOpen();
  }

  @Override
  public void replaceKey(SelectionKey newKey) {
    super.replaceKey(newKey);
    key = newKey;
  }
}
