package chat.mehari.users.password;

import chat.mehari.users.platform.Client;
import chat.mehari.users.platform.Network;
import chat.mehari.users.platform.Properties;
import chat.mehari.users.platform.UsersSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ExchangeProperty;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The threads that hash passwords, and the queue in front of them. Both are bounded: what does not
 * fit is refused at once, and what waited too long is refused when its turn comes, for nobody waits
 * for it any more. So a flood of logins costs at most these threads. One network takes at most a
 * quarter of the queue, so that its flood keeps nobody else out; this machine itself may take all.
 */
@Component
class HashingQueue implements DisposableBean {

  private static final int NETWORKS_THAT_FILL_IT = 4;

  private final ThreadPoolExecutor threads;
  private final long patience;
  private final int size;
  private final Map<Network, Integer> waiting = new HashMap<>();

  HashingQueue(UsersSettings settings, MeterRegistry meters) {
    int count = settings.password().effectiveThreads();
    this.patience = settings.password().patience().toNanos();
    this.size = settings.password().queueSize();
    this.threads =
        new ThreadPoolExecutor(
            count,
            count,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(size),
            task -> new Thread(task, "mehari-users-hashing"));
    this.threads.allowCoreThreadTimeOut(true);
    new ExecutorServiceMetrics(threads, "password-hashing", Tags.empty()).bindTo(meters);
  }

  ThreadPoolExecutor threads() {
    return threads;
  }

  /**
   * Lets one more wait.
   *
   * @throws RejectedExecutionException where there is no room
   */
  synchronized void enter(@ExchangeProperty(Properties.CLIENT) Client client) {
    Network network = client.network();
    int own = waiting.getOrDefault(network, 0);
    int all = waiting.values().stream().mapToInt(Integer::intValue).sum();
    int share = network.isLoopback() ? size : Math.max(1, size / NETWORKS_THAT_FILL_IT);
    if (own >= share || all >= size) {
      throw new RejectedExecutionException("Too many wait");
    }
    waiting.put(network, own + 1);
  }

  /** One waits no longer; it must have entered. */
  synchronized void leave(@ExchangeProperty(Properties.CLIENT) Client client) {
    waiting.computeIfPresent(client.network(), (network, own) -> own == 1 ? null : own - 1);
  }

  /** Refuses what has waited too long, since a moment of {@link System#nanoTime()}. */
  void refuseStale(@ExchangeProperty("since") long since) {
    if (System.nanoTime() - since > patience) {
      throw new RejectedExecutionException("Waited too long");
    }
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
