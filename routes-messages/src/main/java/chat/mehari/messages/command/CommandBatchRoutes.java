package chat.mehari.messages.command;

import chat.mehari.messages.platform.MessagesSettings;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.util.concurrent.SynchronousExecutorService;
import org.springframework.stereotype.Component;

/**
 * The worker: takes what is waiting as one batch, one batch at a time. An idle system adds no
 * delay, a busy one makes large batches.
 */
@Component
class CommandBatchRoutes extends RouteBuilder {

  private final MessagesSettings settings;
  private final CommandGate gate;

  CommandBatchRoutes(MessagesSettings settings, CommandGate gate) {
    this.settings = settings;
    this.gate = gate;
  }

  @Override
  @SuppressWarnings("unchecked") // a body of a list has no type arguments to check
  public void configure() {
    String commands =
        "seda:commands?size="
            + settings.batchSize()
            + "&blockWhenFull=true&waitForTaskToComplete=Never&pollTimeout=1000";
    SedaEndpoint waiting = getContext().getEndpoint(commands, SedaEndpoint.class);

    from(commands)
        .routeId("collect-commands")
        .description("Collects what is waiting into a batch")
        .aggregate(constant(true), AggregationStrategies.groupedBody())
        .completionPredicate(exchange -> waiting.getQueue().isEmpty())
        .completionSize(settings.batchSize())
        .eagerCheckCompletion()
        // Without it the aggregator hands batches to a pool, which runs them out of order.
        .executorService(new SynchronousExecutorService())
        .setBody(e -> CommandBatch.byChannel(e.getMessage().getBody(List.class)))
        .split(body())
        .to("direct:run-batch");

    from("direct:run-batch")
        .routeId("run-batch")
        .description("Runs a batch while its channel is open, and drops it otherwise")
        .errorHandler(noErrorHandler())
        .setProperty("batch", body())
        .filter(e -> gate.enter(e.getMessage().getBody(CommandBatch.class)))
        .doTry()
        .to("direct:process-batch")
        .doCatch(Exception.class)
        .log(
            LoggingLevel.ERROR,
            "A batch failed: ${exchangeProperty." + Exchange.EXCEPTION_CAUGHT + "}")
        .bean(gate, "abandonBatch")
        .doFinally()
        .bean(gate, "leave")
        .end();
  }
}
