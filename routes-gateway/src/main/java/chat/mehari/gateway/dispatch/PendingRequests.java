package chat.mehari.gateway.dispatch;

import chat.mehari.gateway.connection.Socket;
import chat.mehari.gateway.platform.Carried;
import chat.mehari.gateway.platform.GatewaySettings;
import chat.mehari.gateway.platform.Refused;
import chat.mehari.runtime.Traces;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Requests that await their answer. Whoever takes one out answers it, and nobody else can: so each
 * is answered once, by the service, by the clock or by the failure of its way there.
 */
@Component
public class PendingRequests {

  private final Map<String, Outgoing> pending = new ConcurrentHashMap<>();
  private final AtomicLong last = new AtomicLong();
  private final long patience;
  private final ExecutorService awaiters;
  private final AnswerTimes times;
  private final Traces traces;

  /**
   * Starts with nothing pending.
   *
   * @param awaiters run what waits for an answer here, so that the one thread that reads answers
   *     never does more than hand them on
   */
  PendingRequests(
      GatewaySettings settings,
      @Qualifier("awaiters") ExecutorService awaiters,
      AnswerTimes times,
      Traces traces,
      MeterRegistry meters) {
    this.patience = settings.requestTimeout().toNanos();
    this.awaiters = awaiters;
    this.times = times;
    this.traces = traces;
    Gauge.builder("mehari.gateway.pending.requests", pending, Map::size)
        .description("Requests that await their answer")
        .register(meters);
  }

  /** The answer of this request will go to its socket as it is. */
  public Outgoing forward(ServiceRequest request) {
    return add(request, null);
  }

  /** The answer of this request will be waited for here. */
  public Outgoing await(ServiceRequest request) {
    return add(request, new CompletableFuture<>());
  }

  /**
   * The answer of an awaited request: a whole frame, a reply or an error. Fails with {@link
   * Refused} where none comes.
   */
  public CompletionStage<String> answer(@ExchangeProperty("outgoing") Outgoing outgoing) {
    return Objects.requireNonNull(outgoing.awaiting(), "an awaited request");
  }

  /** An answer came; returns the key of the socket that it goes to, if it goes to one. */
  public @Nullable String answered(
      @ExchangeProperty(Carried.CORRELATION) String correlation, @Body String frame) {
    Outgoing outgoing = take(correlation);
    if (outgoing == null) {
      // Too late: this request was answered already.
      return null;
    }
    times.answered(outgoing.request());
    outgoing.span().end();
    CompletableFuture<String> awaiting = outgoing.awaiting();
    if (awaiting != null) {
      awaiting.completeAsync(() -> frame, awaiters);
      return null;
    }
    Socket socket = outgoing.request().socket();
    return socket == null ? null : socket.key();
  }

  /** No answer can be expected any more; returns who has to hear that, if anybody does. */
  public @Nullable Unanswered unanswered(String correlation) {
    Outgoing outgoing = take(correlation);
    if (outgoing == null) {
      return null;
    }
    outgoing.span().setStatus(StatusCode.ERROR, "unanswered").end();
    CompletableFuture<String> awaiting = outgoing.awaiting();
    if (awaiting != null) {
      awaiters.execute(() -> awaiting.completeExceptionally(Refused.unavailable()));
      return null;
    }
    Socket socket = outgoing.request().socket();
    return socket == null ? null : new Unanswered(socket, outgoing.request().id());
  }

  /**
   * Lets only leave what can still be answered in time: a frame may have waited long behind others
   * of its socket.
   *
   * @throws Refused with {@code unavailable}
   */
  public void requireInTime(Outgoing outgoing) {
    if (isOverdue(outgoing, System.nanoTime())) {
      throw Refused.unavailable();
    }
  }

  /** The requests that waited too long. */
  public List<String> overdue() {
    long now = System.nanoTime();
    return pending.values().stream()
        .filter(outgoing -> isOverdue(outgoing, now))
        .map(Outgoing::correlation)
        .toList();
  }

  /** All requests that await their answer. */
  public List<String> all() {
    return List.copyOf(pending.keySet());
  }

  /** How many requests await their answer. */
  public int size() {
    return pending.size();
  }

  private boolean isOverdue(Outgoing outgoing, long now) {
    return now - outgoing.request().receivedAt() > patience;
  }

  private Outgoing add(ServiceRequest request, @Nullable CompletableFuture<String> awaiting) {
    Outgoing outgoing =
        new Outgoing(
            Long.toString(last.incrementAndGet(), Character.MAX_RADIX),
            request,
            awaiting,
            traces.begin(request.operation().operationName(), SpanKind.SERVER, List.of()));
    Socket socket = request.socket();
    if (socket != null) {
      socket.unanswered().incrementAndGet();
    }
    pending.put(outgoing.correlation(), outgoing);
    return outgoing;
  }

  private @Nullable Outgoing take(String correlation) {
    Outgoing outgoing = pending.remove(correlation);
    Socket socket = outgoing == null ? null : outgoing.request().socket();
    if (socket != null) {
      socket.unanswered().decrementAndGet();
    }
    return outgoing;
  }
}
