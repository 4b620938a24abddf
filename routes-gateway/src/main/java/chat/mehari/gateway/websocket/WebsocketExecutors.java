package chat.mehari.gateway.websocket;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

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
        pool(manager, owner, "WebsocketJsr356Worker", workers),
        pool(manager, owner, "WebsocketJsr356Closer", CONTROL_THREADS),
        pool(manager, owner, "WebsocketJsr356Pinger", CONTROL_THREADS),
        manager.newSingleThreadScheduledExecutor(owner, "WebsocketJsr356Clock"));
  }

  /**
   * Camel's pools run a task on the caller's thread when 1,000 others wait: the caller here is the
   * container, or a producer. The queue needs no bound: a connection stands in it once at most.
   */
  private static ExecutorService pool(
      ExecutorServiceManager manager, Object owner, String name, int threads) {
    return manager.newThreadPool(
        owner,
        name,
        new ThreadPoolProfileBuilder(name)
            .poolSize(threads)
            .maxPoolSize(threads)
            .keepAliveTime(0L)
            .allowCoreThreadTimeOut(false)
            .maxQueueSize(Integer.MAX_VALUE)
            .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
            .build());
  }

  void shutdown(ExecutorServiceManager manager) {
    manager.shutdownNow(clock);
    manager.shutdownNow(pingers);
    manager.shutdownNow(closers);
    manager.shutdownNow(workers);
  }
}
