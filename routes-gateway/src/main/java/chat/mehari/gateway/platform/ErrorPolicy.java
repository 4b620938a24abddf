package chat.mehari.gateway.platform;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.springframework.stereotype.Component;

/**
 * What becomes of failures; each route chooses by name. Transient faults of the broker are not
 * among them: where something leaves for a service, its route answers for them itself.
 */
@Component
public class ErrorPolicy extends RouteConfigurationBuilder {

  /** Somebody asked and must hear of it, once: needs {@link Carried#SOCKET}. */
  public static final String ANSWER = "answer-failures";

  /** Nobody asked: operators hear of it, and what comes next goes on. */
  public static final String LOG = "log-failures";

  /**
   * It must be done, and can be once what is missing is back: it is repeated until it is, or until
   * the gateway stops.
   */
  public static final String REPEAT = "repeat-failures";

  private static final long FIRST_PAUSE = 500;

  /** Shorter than a stop waits, for it waits for the end of a pause. */
  private static final long LONGEST_PAUSE = 2_000;

  private final ErrorFrames frames;

  ErrorPolicy(ErrorFrames frames) {
    this.frames = frames;
  }

  @Override
  public void configuration() {
    RouteConfigurationDefinition answer = routeConfiguration(ANSWER);
    answer
        .onException(Refused.class)
        .handled(true)
        .setBody(method(frames, "refusal"))
        .to("direct:refuse");
    answer
        .onException(Exception.class)
        .handled(true)
        .log(LoggingLevel.ERROR, "A request failed in ${routeId}: ${exception.stacktrace}")
        .setBody(method(frames, "refusal"))
        .to("direct:refuse");

    routeConfiguration(LOG)
        .onException(Exception.class)
        .handled(true)
        .log(LoggingLevel.WARN, "${routeId} failed: ${exception.stacktrace}");

    routeConfiguration(REPEAT)
        .onException(Exception.class)
        .retryWhile(exchange -> !exchange.getContext().isStopping())
        .redeliveryDelay(FIRST_PAUSE)
        .useExponentialBackOff()
        .maximumRedeliveryDelay(LONGEST_PAUSE)
        .retryAttemptedLogLevel(LoggingLevel.DEBUG)
        .handled(true)
        .log(LoggingLevel.WARN, "${routeId} was stopped before it was done");
  }
}
