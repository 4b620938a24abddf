package chat.mehari.users.password;

import chat.mehari.users.platform.UsersSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
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
 * for it any more. So a flood of logins costs at most these threads.
 */
@Component
class HashingQueue implements DisposableBean {

  private final ThreadPoolExecutor threads;
  private final long patience;

  HashingQueue(UsersSettings settings, MeterRegistry meters) {
    int count = settings.password().effectiveThreads();
    this.patience = settings.password().patience().toNanos();
    this.threads =
        new ThreadPoolExecutor(
            count,
            count,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(settings.password().queueSize()),
            task -> new Thread(task, "mehari-users-hashing"));
    this.threads.allowCoreThreadTimeOut(true);
    new ExecutorServiceMetrics(threads, "password-hashing", Tags.empty()).bindTo(meters);
  }

  ThreadPoolExecutor threads() {
    return threads;
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
