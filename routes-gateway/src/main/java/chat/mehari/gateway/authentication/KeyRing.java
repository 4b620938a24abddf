package chat.mehari.gateway.authentication;

import chat.mehari.gateway.dispatch.Answer;
import chat.mehari.gateway.dispatch.ServiceRequest;
import chat.mehari.gateway.platform.GatewaySettings;
import chat.mehari.gateway.platform.ReadinessCondition;
import chat.mehari.gateway.platform.Refused;
import chat.mehari.gateway.platform.SharedClock;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.frame.reply.PublicKeys;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * The public keys that access tokens are verified with. They are asked for at the start, now and
 * then for the sake of the time that comes with them, and when a token names one that is not known,
 * but never more often than once in a while; whoever needs them meanwhile waits for the answer
 * under way. A question that is not answered soon is asked again: the broker drops one that comes
 * before the queue of those who could answer. Keys that are known stay known when asking fails.
 */
@Component
class KeyRing implements ReadinessCondition {

  private static final long REPEAT_NANOS = 1_000_000_000;

  private final ObjectMapper json;
  private final long interval;
  private final long refresh;
  private final SharedClock clock;
  private final ExecutorService awaiters;

  private volatile Map<String, PublicKey> keys = Map.of();
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private boolean wanted = true;

  /** When the last question left that is not answered. */
  private @Nullable Long askedAt;

  private @Nullable Long answeredAt;

  KeyRing(
      ObjectMapper json,
      GatewaySettings settings,
      SharedClock clock,
      @Qualifier("awaiters") ExecutorService awaiters) {
    this.json = json;
    this.awaiters = awaiters;
    this.interval = settings.keyFetchInterval().toNanos();
    this.refresh = settings.keyRefreshInterval().toNanos();
    this.clock = clock;
  }

  /** The key of this id, if it is known. */
  @Nullable PublicKey key(String keyId) {
    return keys.get(keyId);
  }

  /** Completes as soon as it makes sense to look for the key of this id. */
  synchronized CompletionStage<Void> settled(String keyId) {
    boolean askedLately = answeredAt != null && System.nanoTime() - answeredAt < interval;
    if (keys.containsKey(keyId) || (askedLately && askedAt == null)) {
      return CompletableFuture.completedFuture(null);
    }
    wanted = true;
    CompletableFuture<Void> answer = new CompletableFuture<>();
    waiting.add(answer);
    return answer;
  }

  /** Whether the keys should be asked for now; who is told so must do it. */
  public synchronized boolean isWanted() {
    long now = System.nanoTime();
    Long asked = askedAt;
    boolean isOld = answeredAt != null && now - answeredAt >= refresh;
    if (asked == null ? !wanted && !isOld : now - asked < REPEAT_NANOS) {
      return false;
    }
    wanted = false;
    askedAt = now;
    return true;
  }

  /** The question for all keys. */
  public ServiceRequest question() {
    return ServiceRequest.question(Operation.GET_KEYS, json.createObjectNode());
  }

  /** The keys have come. */
  public void learn(String answer) {
    PublicKeys set = Answer.data(json, answer, PublicKeys.class);
    clock.learn(set.now());
    Map<String, PublicKey> learned = new HashMap<>();
    set.keys()
        .forEach(
            jwk -> PublicKeyReader.read(jwk).ifPresent(key -> learned.put(key.id(), key.key())));
    keys = Map.copyOf(learned);
    List<CompletableFuture<Void>> served;
    synchronized (this) {
      askedAt = null;
      answeredAt = System.nanoTime();
      wanted = false;
      served = List.copyOf(waiting);
      waiting.clear();
    }
    served.forEach(waiter -> awaiters.execute(() -> waiter.complete(null)));
  }

  /** The keys have not come: whoever waits for them hears so, and they are asked for again. */
  public void failed() {
    List<CompletableFuture<Void>> disappointed;
    synchronized (this) {
      if (askedAt == null) {
        // A later question was answered.
        return;
      }
      askedAt = null;
      wanted = true;
      disappointed = List.copyOf(waiting);
      waiting.clear();
    }
    disappointed.forEach(
        waiter -> awaiters.execute(() -> waiter.completeExceptionally(Refused.unavailable())));
  }

  @Override
  public String name() {
    return "keys-known";
  }

  @Override
  public boolean isMet() {
    return !keys.isEmpty();
  }
}
