package chat.mehari.users.platform;

import chat.mehari.runtime.TransientFaults;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.springframework.amqp.AmqpException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;

/**
 * What happens when a step fails. Every request gets an answer: a refusal says why, a transient
 * fault is {@code unavailable} after short retries, anything else is poison, which goes to the dead
 * letters and is answered {@code internal}.
 *
 * <p>A step of a command is repeated only where it certainly did nothing: where no connection was
 * to be had, or the database gave it up. Where a connection broke, nobody knows.
 */
@Component
class ErrorPolicy extends RouteConfigurationBuilder {

  private static final int RETRIES = 2;
  private static final long RETRY_DELAY_MS = 200;

  private final Failures failures;

  ErrorPolicy(Failures failures) {
    this.failures = failures;
  }

  @Override
  public void configuration() {
    routeConfiguration(Policies.STEP).errorHandler(noErrorHandler());

    RouteConfigurationDefinition commands = routeConfiguration(Policies.COMMANDS);
    answers(commands);
    commands
        .onException(CannotGetJdbcConnectionException.class, ConcurrencyFailureException.class)
        .maximumRedeliveries(RETRIES)
        .redeliveryDelay(RETRY_DELAY_MS)
        .logRetryAttempted(false)
        .handled(true)
        .to("direct:answer-unavailable");
    commands.onException(RedeliveredException.class).handled(true).to("direct:answer-unavailable");
    commands
        .onException(Exception.class)
        .onWhen(ErrorPolicy::isTransient)
        .handled(true)
        .to("direct:answer-unavailable");
    buries(commands);

    RouteConfigurationDefinition queries = routeConfiguration(Policies.QUERIES);
    answers(queries);
    queries
        .onException(Exception.class)
        .onWhen(ErrorPolicy::isTransient)
        .maximumRedeliveries(RETRIES)
        .redeliveryDelay(RETRY_DELAY_MS)
        .logRetryAttempted(false)
        .handled(true)
        .to("direct:answer-unavailable");
    buries(queries);

    routeConfiguration(Policies.HOUSEKEEPING)
        .onException(Exception.class)
        .handled(true)
        .setBody()
        .method(failures, "trace")
        .log(LoggingLevel.WARN, "${routeId} failed and will be tried again: ${body}");
  }

  private void answers(RouteConfigurationDefinition requests) {
    requests
        .onException(Refusal.class)
        .handled(true)
        .setBody()
        .method(failures, "refusal")
        .to("direct:reply-error");
    requests
        .onException(RejectedExecutionException.class)
        .handled(true)
        .setBody()
        .method(failures, "busy")
        .to("direct:reply-error");
    // Without the broker there is nobody to tell; the gateway says `unavailable` by itself.
    requests
        .onException(AmqpException.class, TimeoutException.class)
        .maximumRedeliveries(RETRIES)
        .redeliveryDelay(RETRY_DELAY_MS)
        .logRetryAttempted(false)
        .handled(true)
        .log(LoggingLevel.WARN, "${routeId} could not publish: the broker cannot be reached");
  }

  private void buries(RouteConfigurationDefinition requests) {
    requests.onException(Exception.class).handled(true).useOriginalMessage().to("direct:bury");
  }

  private static boolean isTransient(Exchange exchange) {
    return TransientFaults.isTransient(
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
  }
}
