package chat.mehari.gateway.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The connections on which we have said our last. What their peers still send is dropped until they
 * end, or until our patience does. Our end of stream waits until the peer falls silent, because a
 * proxy passes nothing more on after it.
 */
final class LingeringCloses {

  /** Bounds the memory that they take: further ones are not waited for. */
  private static final int MOST = 1_000;

  private static final long POLL_MS = 50;
  private static final long SILENCE_NANOS = Duration.ofMillis(200).toNanos();

  /** No more at a time, so that a flood does not keep the others waiting. */
  private static final int MOST_READS = 16;

  /** Nobody looks at what is in it, so all write into the same. */
  private static final ByteBuffer DROPPED = ByteBuffer.allocateDirect(64 * 1024);

  private final Scheduler scheduler;
  private final long patienceNanos;
  private final Set<SocketChannel> waiting = ConcurrentHashMap.newKeySet();

  LingeringCloses(Scheduler scheduler, Duration patience) {
    this.scheduler = scheduler;
    this.patienceNanos = patience.toNanos();
  }

  /** Takes a connection over; false where there is no room, and then it is untouched. */
  boolean begin(SocketChannel channel) {
    if (waiting.size() >= MOST) {
      return false;
    }
    waiting.add(channel);
    long now = System.nanoTime();
    look(channel, now + patienceNanos, now);
    return true;
  }

  /** Drops what has come, and looks again in a moment unless this was the end. */
  private void look(SocketChannel channel, long overAt, long silentAt) {
    long now = System.nanoTime();
    try {
      int dropped = drop(channel);
      if (dropped >= 0 && now - overAt < 0) {
        long nextSilentAt = dropped > 0 ? now + SILENCE_NANOS : silentAt;
        if (now - nextSilentAt >= 0) {
          channel.shutdownOutput();
        }
        scheduler.schedule(
            () -> look(channel, overAt, nextSilentAt), POLL_MS, TimeUnit.MILLISECONDS);
        return;
      }
    } catch (IOException e) {
      // The peer has broken it off, which is an end as well.
    }
    waiting.remove(channel);
    IO.close(channel);
  }

  /** Answers how often something was dropped, and -1 where the peer has ended. */
  private static int drop(SocketChannel channel) throws IOException {
    ByteBuffer buffer = DROPPED.duplicate();
    int reads = 0;
    int read = channel.read(buffer);
    while (read > 0 && ++reads < MOST_READS) {
      read = channel.read(buffer.clear());
    }
    return read < 0 ? -1 : reads;
  }

  void endAll() {
    waiting.forEach(IO::close);
    waiting.clear();
  }
}
