package chat.mehari.messages.platform;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.broker.Queues;
import org.springframework.stereotype.Component;

/**
 * The endpoints of the queues of queries. Queries are taken by whichever instance is free, and may
 * be taken again.
 */
@Component
public class Queries {

  /** Handles what goes wrong in a route that answers a query. */
  public static final String ERROR_POLICY = "query-errors";

  private final MessagesSettings settings;

  Queries(MessagesSettings settings) {
    this.settings = settings;
  }

  /** Where the requests of a query come from. */
  public String queue(Operation query) {
    return "spring-rabbitmq:messages?queues="
        + Queues.of(query)
        + "&messageListenerContainerType=SMLC&autoDeclare=false&disableReplyTo=true&prefetchCount=16"
        + "&acknowledgeMode=AUTO"
        + "&concurrentConsumers="
        + settings.queryConcurrency();
  }
}
