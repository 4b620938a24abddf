package chat.mehari.gateway.dispatch;

import io.opentelemetry.api.trace.Span;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A request that is on its way to a service or was asked there, and is not yet answered.
 *
 * @param correlation what this gateway knows it by
 * @param awaiting who waits for the answer here; null where it goes to the socket as it is
 * @param span tells of it until it is answered
 */
public record Outgoing(
    String correlation,
    ServiceRequest request,
    @Nullable CompletableFuture<String> awaiting,
    Span span) {

  /** Whether it goes through the queue of a conversation's partition. */
  public boolean isConversationCommand() {
    return request.operation().isConversationCommand();
  }
}
