package chat.mehari.runtime;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Ends a span with an exchange. Of a failure it tells the kind only: what it says may quote what
 * somebody wrote.
 */
final class SpanEnd extends SynchronizationAdapter {

  private final Span span;

  SpanEnd(Span span) {
    this.span = span;
  }

  @Override
  public void onDone(Exchange exchange) {
    Exception fault = exchange.getException();
    if (fault == null) {
      // One that a route has dealt with.
      fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }
    if (fault != null) {
      span.setAttribute("error.type", fault.getClass().getName());
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }
}
