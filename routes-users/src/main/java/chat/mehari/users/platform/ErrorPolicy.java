package chat.mehari.users.platform;

import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.springframework.amqp.AmqpException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;

/**
 * What happens when a step fails. Every request gets an answer: a refusal says why, a passing fault
 * is {@code unavailable} after short retries, anything else is poison, which goes to the dead
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
    commands
        .onException(
            DataAccessResourceFailureException.class,
            NonTransientDataAccessResourceException.class,
            RecoverableDataAccessException.class,
            TransientDataAccessException.class,
            RedeliveredException.class)
        .handled(true)
        .to("direct:answer-unavailable");

    RouteConfigurationDefinition queries = routeConfiguration(Policies.QUERIES);
    answers(queries);
    queries
        .onException(
            DataAccessResourceFailureException.class,
            NonTransientDataAccessResourceException.class,
            RecoverableDataAccessException.class,
            TransientDataAccessException.class)
        .maximumRedeliveries(RETRIES)
        .redeliveryDelay(RETRY_DELAY_MS)
        .logRetryAttempted(false)
        .handled(true)
        .to("direct:answer-unavailable");

    routeConfiguration(Policies.HOUSEKEEPING)
        .onException(Exception.class)
        .handled(true)
        .setBody()
        .method(failures, "trace(${exception})")
        .log(LoggingLevel.WARN, "${routeId} failed and will be tried again: ${body}");
  }

  private void answers(RouteConfigurationDefinition requests) {
    requests
        .onException(Refusal.class)
        .handled(true)
        .setBody()
        .method(failures, "refusal(${exception})")
        .to("direct:reply-error");
    requests
        .onException(RejectedExecutionException.class)
        .handled(true)
        .setBody()
        .method(failures, "busy")
        .to("direct:reply-error");
    // Without the broker there is nobody to tell; the gateway says `unavailable` by itself.
    requests
        .onException(AmqpException.class)
        .maximumRedeliveries(RETRIES)
        .redeliveryDelay(RETRY_DELAY_MS)
        .logRetryAttempted(false)
        .handled(true)
        .log(LoggingLevel.WARN, "${routeId} could not publish: the broker cannot be reached");
    requests.onException(Exception.class).handled(true).useOriginalMessage().to("direct:bury");
  }
}
