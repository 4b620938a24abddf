package chat.mehari.load.wire;

import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What comes of something that was begun. */
final class Outcome {
  private Outcome() {}

  /** Waits for it and throws what it failed with. */
  static <T> T of(CompletableFuture<T> future, Duration atMost) {
    try {
      return future.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    } catch (TimeoutException e) {
      throw new ConnectionLost("nothing came within " + atMost, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionLost("interrupted", e);
    }
  }

  private static RuntimeException unwrapped(@Nullable Throwable cause) {
    if (cause instanceof RequestRefused refused) {
      return refused;
    }
    if (cause instanceof ConnectionLost lost) {
      return lost;
    }
    if (cause instanceof WebSocketHandshakeException refused) {
      return new HandshakeRefused(refused.getResponse().statusCode(), refused);
    }
    return new ConnectionLost("the connection failed", cause);
  }
}
