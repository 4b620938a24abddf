package chat.mehari.gateway.dispatch;

import chat.mehari.gateway.platform.AnswerPath;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.springrabbit.SpringRabbitMQConstants;
import org.springframework.stereotype.Component;

/**
 * Requests on their way to the services. Their body is a {@link ServiceRequest}. From here on a
 * request is pending, and each way in which it may end answers it.
 */
@Component
class DispatchRoutes extends RouteBuilder {

  private static final String UNSENT = "unsent";
  private static final String OUTGOING = "outgoing";

  private final AnswerPath answers;
  private final PendingRequests pending;
  private final CommandChannel commands;
  private final BrokerAlarm alarm;
  private final RequestMessages messages;

  DispatchRoutes(
      AnswerPath answers,
      PendingRequests pending,
      CommandChannel commands,
      BrokerAlarm alarm,
      RequestMessages messages) {
    this.answers = answers;
    this.pending = pending;
    this.commands = commands;
    this.alarm = alarm;
    this.messages = messages;
  }

  @Override
  public void configure() {
    from("direct:publish")
        .routeId("publish")
        .errorHandler(noErrorHandler())
        .description("Hands a request on; its answer will go to the socket by itself")
        .setBody(method(pending, "forward"))
        .to("direct:leave");

    from("direct:ask")
        .routeId("ask")
        .errorHandler(noErrorHandler())
        .description("Asks a service and waits, without a thread, for the frame that answers")
        .setBody(method(pending, "await"))
        .setProperty(OUTGOING, body())
        .to("direct:leave")
        .bean(pending, "answer");

    from("direct:leave")
        .routeId("leave")
        .errorHandler(noErrorHandler())
        .description("A pending request leaves, commands of conversations on their one channel")
        .setProperty(UNSENT, body())
        .doTry()
        .bean(answers, "requireOpen")
        .bean(pending, "requireInTime")
        .choice()
        .when(simple("${body.isConversationCommand}"))
        .bean(commands, "publish")
        .id("publish-command")
        .otherwise()
        .to("direct:leave-unordered")
        .end()
        .endDoTry()
        .doCatch(Exception.class)
        .log(LoggingLevel.DEBUG, "A request could not leave: ${exception.message}")
        // By what it was before: where it failed the body may be the broker's message already.
        .setBody(exchange -> exchange.getProperty(UNSENT, Outgoing.class).correlation())
        .to("direct:give-up")
        .end();

    from("direct:leave-unordered")
        .routeId("leave-unordered")
        .description("Queries and commands about accounts, which have no order among each other")
        .errorHandler(noErrorHandler())
        .bean(alarm, "requireNone")
        .removeHeaders("*")
        .setHeader(
            SpringRabbitMQConstants.EXCHANGE_OVERRIDE_NAME,
            simple("${body.request.operation.exchange()}"))
        .setHeader(
            SpringRabbitMQConstants.ROUTING_OVERRIDE_KEY,
            simple("${body.request.operation.operationName()}"))
        .setBody(method(messages, "message"))
        .to("spring-rabbitmq:users?disableReplyTo=true")
        .setBody(exchangeProperty(UNSENT));
  }
}
