package chat.mehari.gateway.websocket;

import java.time.Duration;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How much of one connection is kept in memory, and how long a slow peer is waited for. */
@UriParams
public class WebsocketJsr356Limits {

  @UriParam(
      label = "consumer",
      defaultValue = "65536",
      description = "The longest text message in bytes of UTF-8; a longer one closes with 1009")
  private int maxFrameBytes = 65536;

  @UriParam(
      label = "consumer",
      defaultValue = "1024",
      description = "Messages that may wait for the route; one more closes with floodCloseCode")
  private int maxPendingFrames = 1024;

  @UriParam(
      label = "consumer",
      defaultValue = "2097152",
      description =
          "Bytes of messages that may wait for the route; more closes with floodCloseCode")
  private long maxPendingBytes = 2L * 1024 * 1024;

  @UriParam(
      label = "consumer",
      defaultValue = "0",
      description =
          "maxPendingFrames of a connection that the route has not yet authenticated; 0 for the same")
  private int unauthenticatedPendingFrames = 0;

  @UriParam(
      label = "consumer",
      defaultValue = "0",
      description =
          "maxPendingBytes and maxQueuedBytes of a connection that the route has not yet"
              + " authenticated; 0 for the same")
  private long unauthenticatedBytes = 0;

  @UriParam(
      label = "consumer",
      defaultValue = "0",
      description =
          "Bytes of heap that the messages of all connections may take while they wait for the"
              + " route; beyond it the connection that holds the most is closed with"
              + " floodCloseCode; 0 for no limit")
  private long maxPendingHeap = 0;

  @UriParam(
      label = "consumer",
      defaultValue = "1008",
      description = "Close code for a peer that sends faster than the route takes")
  private int floodCloseCode = 1008;

  @UriParam(
      label = "consumer",
      defaultValue = "4096",
      description = "Frames that may wait to be sent; one more closes with slowReaderCloseCode")
  private int maxQueuedFrames = 4096;

  @UriParam(
      label = "consumer",
      defaultValue = "2097152",
      description =
          "Bytes of frames that may wait to be sent; more closes with slowReaderCloseCode")
  private long maxQueuedBytes = 2L * 1024 * 1024;

  @UriParam(
      label = "consumer",
      defaultValue = "20s",
      javaType = "java.time.Duration",
      description = "A frame whose sending takes longer closes with slowReaderCloseCode")
  private Duration sendTimeout = Duration.ofSeconds(20);

  @UriParam(
      label = "consumer",
      defaultValue = "4408",
      description = "Close code for a peer that reads too slowly, or not at all")
  private int slowReaderCloseCode = 4408;

  @UriParam(
      label = "consumer",
      defaultValue = "5s",
      javaType = "java.time.Duration",
      description = "How long a peer may take to answer a close before it is cut off")
  private Duration closeTimeout = Duration.ofSeconds(5);

  public int getMaxFrameBytes() {
    return maxFrameBytes;
  }

  public void setMaxFrameBytes(int maxFrameBytes) {
    this.maxFrameBytes = Bounds.atLeast(1, maxFrameBytes, "maxFrameBytes");
  }

  public int getMaxPendingFrames() {
    return maxPendingFrames;
  }

  public void setMaxPendingFrames(int maxPendingFrames) {
    this.maxPendingFrames = Bounds.atLeast(1, maxPendingFrames, "maxPendingFrames");
  }

  public long getMaxPendingBytes() {
    return maxPendingBytes;
  }

  public void setMaxPendingBytes(long maxPendingBytes) {
    this.maxPendingBytes = Bounds.atLeast(1, maxPendingBytes, "maxPendingBytes");
  }

  public int getUnauthenticatedPendingFrames() {
    return unauthenticatedPendingFrames;
  }

  public void setUnauthenticatedPendingFrames(int unauthenticatedPendingFrames) {
    this.unauthenticatedPendingFrames =
        Bounds.atLeast(0, unauthenticatedPendingFrames, "unauthenticatedPendingFrames");
  }

  public long getUnauthenticatedBytes() {
    return unauthenticatedBytes;
  }

  public void setUnauthenticatedBytes(long unauthenticatedBytes) {
    this.unauthenticatedBytes = Bounds.atLeast(0, unauthenticatedBytes, "unauthenticatedBytes");
  }

  public long getMaxPendingHeap() {
    return maxPendingHeap;
  }

  public void setMaxPendingHeap(long maxPendingHeap) {
    this.maxPendingHeap = Bounds.atLeast(0, maxPendingHeap, "maxPendingHeap");
  }

  public int getFloodCloseCode() {
    return floodCloseCode;
  }

  public void setFloodCloseCode(int floodCloseCode) {
    this.floodCloseCode = Bounds.closeCode(floodCloseCode, "floodCloseCode");
  }

  public int getMaxQueuedFrames() {
    return maxQueuedFrames;
  }

  public void setMaxQueuedFrames(int maxQueuedFrames) {
    this.maxQueuedFrames = Bounds.atLeast(1, maxQueuedFrames, "maxQueuedFrames");
  }

  public long getMaxQueuedBytes() {
    return maxQueuedBytes;
  }

  public void setMaxQueuedBytes(long maxQueuedBytes) {
    this.maxQueuedBytes = Bounds.atLeast(1, maxQueuedBytes, "maxQueuedBytes");
  }

  public Duration getSendTimeout() {
    return sendTimeout;
  }

  public void setSendTimeout(Duration sendTimeout) {
    this.sendTimeout = Bounds.atLeast(Duration.ofMillis(1), sendTimeout, "sendTimeout");
  }

  public int getSlowReaderCloseCode() {
    return slowReaderCloseCode;
  }

  public void setSlowReaderCloseCode(int slowReaderCloseCode) {
    this.slowReaderCloseCode = Bounds.closeCode(slowReaderCloseCode, "slowReaderCloseCode");
  }

  public Duration getCloseTimeout() {
    return closeTimeout;
  }

  public void setCloseTimeout(Duration closeTimeout) {
    this.closeTimeout = Bounds.atLeast(Duration.ofMillis(1), closeTimeout, "closeTimeout");
  }

  Inbox.Room inbox() {
    return new Inbox.Room(maxPendingFrames, maxPendingBytes);
  }

  Inbox.Room unauthenticatedInbox() {
    return new Inbox.Room(
        unauthenticatedPendingFrames == 0 ? maxPendingFrames : unauthenticatedPendingFrames,
        unauthenticatedBytes == 0 ? maxPendingBytes : unauthenticatedBytes);
  }

  long unauthenticatedQueuedBytes() {
    return unauthenticatedBytes == 0 ? maxQueuedBytes : unauthenticatedBytes;
  }
}
