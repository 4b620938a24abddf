package chat.mehari.gateway.delivery;

import chat.mehari.gateway.platform.Refused;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A user whose events are to come here, and who waits for that.
 *
 * @param bound completes when they do
 */
record Arrival(UUID userId, CompletableFuture<Void> bound) {

  static Arrival of(UUID userId) {
    return new Arrival(userId, new CompletableFuture<>());
  }

  /**
   * What the user waits for, but no longer than this.
   *
   * @param waiters run what comes after, so that whoever binds never does more than that
   * @return fails with {@link Refused} where the user is not bound in time
   */
  CompletionStage<Void> within(long nanos, Executor waiters) {
    return bound
        .copy()
        .orTimeout(nanos, TimeUnit.NANOSECONDS)
        .handleAsync(
            (ignored, failure) -> {
              if (failure != null) {
                throw Refused.unavailable();
              }
              return null;
            },
            waiters);
  }
}
