package chat.mehari.messages.platform;

import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.MDC;

/**
 * Names the query at hand in whatever is logged until it is done. A query stays on the thread that
 * received it, and so does this.
 */
final class QueryLogContext extends SynchronizationAdapter {

  private static final String GATEWAY = "gateway";
  private static final String CORRELATION = "correlation";

  private QueryLogContext() {}

  /** From here on. */
  static void open(Exchange query, Requester requester) {
    MDC.put(GATEWAY, requester.replyKey());
    MDC.put(CORRELATION, requester.correlation());
    query.getExchangeExtension().addOnCompletion(new QueryLogContext());
  }

  @Override
  public void onDone(Exchange query) {
    MDC.remove(GATEWAY);
    MDC.remove(CORRELATION);
  }
}
