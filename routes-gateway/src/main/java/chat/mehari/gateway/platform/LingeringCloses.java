package chat.mehari.gateway.platform;

import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.Scheduler;

/** The connections that only wait for their peers' end, bounded in number. */
final class LingeringCloses {

  private static final int MOST = 1_000;
  private static final long POLL_MS = 50;

  private final Scheduler scheduler;
  private final Set<LingeringClose> waiting = ConcurrentHashMap.newKeySet();

  LingeringCloses(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Takes a connection over.
   *
   * @param farewellAt when the close frame was written, by {@link System#nanoTime()}
   * @return false where there is nothing to wait for, or no room; the connection is untouched then
   */
  boolean begin(SocketChannel channel, long farewellAt) {
    LingeringClose close = new LingeringClose(channel, farewellAt);
    if (waiting.size() >= MOST || close.isOver(System.nanoTime())) {
      return false;
    }
    waiting.add(close);
    look(close);
    return true;
  }

  private void look(LingeringClose close) {
    if (close.goOn(System.nanoTime())) {
      scheduler.schedule(() -> look(close), POLL_MS, TimeUnit.MILLISECONDS);
    } else {
      waiting.remove(close);
    }
  }

  void endAll() {
    waiting.forEach(LingeringClose::end);
    waiting.clear();
  }
}
