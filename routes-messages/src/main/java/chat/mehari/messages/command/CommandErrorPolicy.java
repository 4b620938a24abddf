package chat.mehari.messages.command;

import chat.mehari.messages.platform.MessagesSettings;
import chat.mehari.runtime.TransientFaults;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/**
 * A transient fault is met by doing the same again where it stands, with growing pauses, for as
 * long as the batch's channel is open and nobody wants to stop. Any other fault is the caller's.
 */
@Component
class CommandErrorPolicy extends RouteConfigurationBuilder {

  static final String REPEAT = "repeat-while-open";

  private final MessagesSettings settings;
  private final CommandGate gate;
  private final Repetitions repetitions;

  CommandErrorPolicy(MessagesSettings settings, CommandGate gate, Repetitions repetitions) {
    this.settings = settings;
    this.gate = gate;
    this.repetitions = repetitions;
  }

  @Override
  public void configuration() {
    routeConfiguration(REPEAT)
        .onException(Exception.class)
        .onWhen(
            e ->
                TransientFaults.isTransient(
                    e.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)))
        .retryWhile(e -> gate.admits(e.getProperty("batch", CommandBatch.class)))
        .redeliveryDelay(settings.retryDelayMs())
        .useExponentialBackOff()
        .backOffMultiplier(2)
        .maximumRedeliveryDelay(settings.maximumRetryDelayMs())
        .retryAttemptedLogLevel(LoggingLevel.DEBUG)
        .onRedelivery(
            e -> repetitions.repeated(e.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)))
        .retriesExhaustedLogLevel(LoggingLevel.WARN)
        .logRetryStackTrace(false)
        .logStackTrace(false)
        .logExhaustedMessageHistory(false)
        .handled(false);
  }
}
