package chat.mehari.messages.command;

import chat.mehari.messages.platform.Outcome;
import chat.mehari.messages.platform.Publication;
import chat.mehari.messages.platform.Publisher;
import chat.mehari.runtime.Traces;
import chat.mehari.runtime.TransientFaults;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** One batch from its reading to its acknowledgement. */
@Component
class BatchRoutes extends RouteBuilder {

  private static final String BATCH = "batch";
  private static final String TRACE = "trace";

  private final CommandReader reader;
  private final Announcements announcements;
  private final Publisher publisher;
  private final CommandGate gate;
  private final Repetitions repetitions;
  private final BatchMetrics metrics;
  private final Traces traces;

  BatchRoutes(
      CommandReader reader,
      Announcements announcements,
      Publisher publisher,
      CommandGate gate,
      Repetitions repetitions,
      BatchMetrics metrics,
      Traces traces) {
    this.reader = reader;
    this.announcements = announcements;
    this.publisher = publisher;
    this.gate = gate;
    this.repetitions = repetitions;
    this.metrics = metrics;
    this.traces = traces;
  }

  @Override
  @SuppressWarnings("unchecked") // a body of a list has no type arguments to check
  public void configure() {
    from("direct:process-batch")
        .routeId("process-batch")
        .description("Executes a batch, publishes what came of it, and only then acknowledges it")
        .errorHandler(noErrorHandler())
        .process(this::trace)
        .id("trace-batch")
        .bean(reader, "read")
        .setProperty("read", body())
        .setBody(e -> e.getMessage().getBody(ReadCommands.class).commands())
        .doTry()
        .to("direct:execute-commands")
        .doCatch(Exception.class)
        .onWhen(e -> !isTransient(e))
        .to("direct:execute-one-by-one")
        .end()
        .setBody(e -> publication(e, e.getMessage().getBody(List.class)))
        .to("direct:publish-outcomes")
        .process(this::done)
        .bean(gate, "acknowledge")
        .id("acknowledge-batch");

    from("direct:publish-outcomes")
        .routeId("publish-outcomes")
        .description("Publishes the replies and events of a batch, again and again until confirmed")
        .routeConfigurationId(CommandErrorPolicy.REPEAT)
        .bean(publisher, "publish")
        .id("publish-batch");
  }

  private void trace(Exchange exchange) {
    CommandBatch batch = exchange.getProperty(BATCH, CommandBatch.class);
    exchange.setProperty(TRACE, traces.followAll(exchange, "process-batch", batch.traces()));
  }

  private void done(Exchange exchange) {
    repetitions.done();
    metrics.done(
        exchange.getProperty(BATCH, CommandBatch.class).commands().size(),
        Duration.ofMillis(exchange.getClock().elapsed()));
  }

  private Publication publication(Exchange exchange, List<Outcome> outcomes) {
    return announcements.of(
        exchange.getProperty(BATCH, CommandBatch.class),
        exchange.getProperty("read", ReadCommands.class),
        outcomes,
        exchange.getProperty(TRACE, String.class));
  }

  private static boolean isTransient(Exchange exchange) {
    return TransientFaults.isTransient(
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
  }
}
