package chat.mehari.messages.command;

import chat.mehari.messages.platform.Outcome;
import chat.mehari.runtime.TransientFaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The transaction of a batch. */
@Component
class ExecutionRoutes extends RouteBuilder {

  private static final AggregationStrategy ALL_OUTCOMES = ExecutionRoutes::append;

  private final Locks locks;
  private final CommandTransaction transaction;

  ExecutionRoutes(Locks locks, CommandTransaction transaction) {
    this.locks = locks;
    this.transaction = transaction;
  }

  @Override
  @SuppressWarnings("unchecked") // a body of a list has no type arguments to check
  public void configure() {
    from("direct:execute-commands")
        .routeId("execute-commands")
        .description("Executes commands in one transaction, repeated after a transient fault")
        .routeConfigurationId(CommandErrorPolicy.REPEAT)
        .to("direct:commands-transaction")
        .id("execute-transaction");

    from("direct:execute-one-by-one")
        .routeId("execute-one-by-one")
        .description("Executes a batch that failed by its data command by command")
        .errorHandler(noErrorHandler())
        .setBody(e -> e.getProperty("read", ReadCommands.class).oneByOne())
        .split(body(), ALL_OUTCOMES)
        .stopOnException()
        .doTry()
        .to("direct:execute-commands")
        .doCatch(Exception.class)
        .onWhen(
            e ->
                !TransientFaults.isTransient(
                    e.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)))
        // No outcome: it is answered, kept and acknowledged as one that cannot be done.
        .setBody(e -> List.of())
        .end()
        .end();

    from("direct:commands-transaction")
        .routeId("commands-transaction")
        .description("Locks the conversations, then runs the commands on what it then sees")
        .errorHandler(noErrorHandler())
        .policy(transaction)
        .setProperty("commands", body())
        .setProperty("locked", method(locks, "conversations"))
        .to("sql:classpath:sql/command/lock-conversations.sql?parametersCount=1")
        .id("lock-conversations")
        .setProperty("missing", method(locks, "missing"))
        .filter(exchangeProperty("missing").isNotNull())
        .to("sql:classpath:sql/command/create-conversations.sql?parametersCount=1")
        .id("create-conversations")
        .to("sql:classpath:sql/command/lock-conversations.sql?parametersCount=1")
        .id("lock-created-conversations")
        .end()
        .setBody(
            e ->
                CommandRun.of(
                    e.getProperty("commands", List.class),
                    heads(e.getMessage().getBody(List.class))))
        .split(body(), ALL_OUTCOMES)
        .stopOnException()
        .choice()
        .when(e -> e.getMessage().getBody(CommandRun.class).isPosting())
        .setBody(e -> e.getMessage().getBody(CommandRun.class).commands())
        .to("direct:send-message")
        .otherwise()
        .setBody(e -> e.getMessage().getBody(CommandRun.class).commands())
        .to("direct:mark-read")
        .end()
        .end();
  }

  private Map<UUID, Long> heads(List<Map<String, Object>> locked) {
    return locks.heads(locked);
  }

  @SuppressWarnings("unchecked") // a body of a list has no type arguments to check
  private static Exchange append(Exchange former, Exchange latter) {
    if (former != null) {
      List<Outcome> all = new ArrayList<>(former.getMessage().getBody(List.class));
      all.addAll(latter.getMessage().getBody(List.class));
      latter.getMessage().setBody(all);
    }
    return latter;
  }
}
