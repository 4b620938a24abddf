package chat.mehari.gateway.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.eclipse.jetty.util.IO;

/**
 * Drops what a peer sends after the last that we had to say. Our end of stream waits until the peer
 * falls silent, because a proxy passes nothing more on after it.
 */
final class LingeringClose {

  /** Who has not ended by so long after the close frame is cut off. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long SILENCE_NANOS = Duration.ofMillis(200).toNanos();

  /** Nobody looks at what is in it, so all write into the same. */
  private static final ByteBuffer DROPPED = ByteBuffer.allocateDirect(64 * 1024);

  /** No more at a time, so that a flood does not keep the others waiting. */
  private static final int MOST_READS = 16;

  private final SocketChannel channel;
  private final long farewellAt;
  private boolean heard;
  private long heardAt;
  private boolean ended;

  LingeringClose(SocketChannel channel, long farewellAt) {
    this.channel = channel;
    this.farewellAt = farewellAt;
  }

  boolean isOver(long now) {
    return now - farewellAt > PATIENCE.toNanos();
  }

  /** Drops what has come; false where that was the end. Never called twice at a time. */
  boolean goOn(long now) {
    try {
      if (!drop(now) && !isOver(now)) {
        if (!ended && (!heard || now - heardAt > SILENCE_NANOS)) {
          ended = true;
          channel.shutdownOutput();
        }
        return true;
      }
    } catch (IOException e) {
      // The peer has broken it off, which is an end as well.
    }
    end();
    return false;
  }

  /** Tells whether the peer has ended. */
  private boolean drop(long now) throws IOException {
    ByteBuffer buffer = DROPPED.duplicate();
    int read = channel.read(buffer);
    for (int i = 1; read > 0 && i < MOST_READS; i++) {
      heard = true;
      heardAt = now;
      read = channel.read(buffer.clear());
    }
    return read < 0;
  }

  void end() {
    IO.close(channel);
  }
}
