package chat.mehari.messages.platform;

import chat.mehari.runtime.TransientFaults;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/**
 * What becomes of a query that fails: a refusal is told, a transient fault is tried again for about
 * a second and then answered {@code unavailable}, poison goes to the dead letters and is answered
 * {@code internal}.
 */
@Component
class QueryErrorPolicy extends RouteConfigurationBuilder {

  private static final long PATIENCE_MS = 1000;

  @Override
  public void configuration() {
    routeConfiguration(Queries.ERROR_POLICY)
        .onException(RefusedException.class)
        .handled(true)
        .logHandled(false)
        .logExhausted(false)
        .to("direct:refuse-query")
        .end()
        .onException(Exception.class)
        .onWhen(
            e ->
                TransientFaults.isTransient(
                    e.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)))
        // By time, not by number: where there is no connection, one attempt takes seconds.
        .retryWhile(e -> e.getClock().elapsed() < PATIENCE_MS)
        .redeliveryDelay(50)
        .useExponentialBackOff()
        .backOffMultiplier(2.5)
        .maximumRedeliveryDelay(500)
        .retryAttemptedLogLevel(LoggingLevel.DEBUG)
        .retriesExhaustedLogLevel(LoggingLevel.WARN)
        .logHandled(true)
        .logStackTrace(false)
        .logExhaustedMessageHistory(false)
        .handled(true)
        .to("direct:refuse-query")
        .end()
        .onException(Exception.class)
        .handled(true)
        .logHandled(true)
        .logExhaustedMessageHistory(false)
        .to("direct:refuse-query");
  }
}
