package chat.mehari.gateway.websocket;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.spi.ExecutorServiceManager;

/**
 * The component's threads.
 *
 * @param workers run the routes
 * @param closers close sessions: containers may block there
 * @param pingers send pings: containers do block there where a peer does not read, and must not
 *     keep a close from going out, which alone ends that
 * @param clock looks after time
 */
record WebsocketExecutors(
    ExecutorService workers,
    ExecutorService closers,
    ExecutorService pingers,
    ScheduledExecutorService clock) {

  private static final int CONTROL_THREADS = 4;

  static WebsocketExecutors create(ExecutorServiceManager manager, Object owner, int workers) {
    return new WebsocketExecutors(
        manager.newFixedThreadPool(owner, "WebsocketJsr356Worker", workers),
        manager.newFixedThreadPool(owner, "WebsocketJsr356Closer", CONTROL_THREADS),
        manager.newFixedThreadPool(owner, "WebsocketJsr356Pinger", CONTROL_THREADS),
        manager.newSingleThreadScheduledExecutor(owner, "WebsocketJsr356Clock"));
  }

  void shutdown(ExecutorServiceManager manager) {
    manager.shutdownNow(clock);
    manager.shutdownNow(pingers);
    manager.shutdownNow(closers);
    manager.shutdownNow(workers);
  }
}
