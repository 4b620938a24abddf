package chat.mehari.messages.platform;

import chat.mehari.messages.platform.Publication.DeadLetter;
import chat.mehari.runtime.Traces;
import chat.mehari.runtime.TransientFaults;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.Queues;
import chat.mehari.schemas.frame.ErrorBody;
import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.reply.ReplyData;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.springrabbit.SpringRabbitMQConstants;
import org.springframework.stereotype.Component;

/** The two ends that all queries share: who asks, and the answer. */
@Component
class QueryRoutes extends RouteBuilder {

  static final String REQUESTER = "requester";
  static final String ORIGINAL = "original";

  private final Publisher publisher;
  private final Traces traces;

  QueryRoutes(Publisher publisher, Traces traces) {
    this.publisher = publisher;
    this.traces = traces;
  }

  @Override
  public void configure() {
    from("direct:receive-query")
        .routeId("receive-query")
        .description("Keeps who asks, and drops every header, so that none can mean anything later")
        .errorHandler(noErrorHandler())
        .process(this::keep)
        .removeHeaders("*");

    from("direct:answer-query")
        .routeId("answer-query")
        .description("Publishes the answer of a query to the gateway that asked")
        .errorHandler(noErrorHandler())
        .setBody(QueryRoutes::answer)
        .bean(publisher, "publish")
        .id("publish-answer");

    from("direct:refuse-query")
        .routeId("refuse-query")
        .description("Tells the requester why there is no answer, and keeps what is poison")
        .errorHandler(noErrorHandler())
        .setBody(QueryRoutes::refusal)
        .bean(publisher, "publish")
        .id("publish-refusal");
  }

  private void keep(Exchange query) {
    query.setProperty(ORIGINAL, original(query));
    traces.follow(
        query,
        String.valueOf(query.getMessage().getHeader(Headers.TYPE)),
        query.getMessage().getHeader(Headers.TRACE));
    Requester requester = Requester.of(query.getMessage().getHeaders());
    query.setProperty(REQUESTER, requester);
    QueryLogContext.open(query, requester);
  }

  private static DeadLetter original(Exchange exchange) {
    return new DeadLetter(
        Queues.source(
            exchange
                .getMessage()
                .getHeader(SpringRabbitMQConstants.EXCHANGE_NAME, "", String.class),
            exchange.getMessage().getHeader(SpringRabbitMQConstants.ROUTING_KEY, "", String.class)),
        OwnHeaders.of(exchange.getMessage().getHeaders()),
        exchange.getMessage().getBody(byte[].class));
  }

  private static Publication answer(Exchange exchange) {
    return Publication.of(
        Objects.requireNonNull(exchange.getProperty(REQUESTER, Requester.class)),
        new Answer.Done(exchange.getMessage().getBody(ReplyData.class)));
  }

  private static Publication refusal(Exchange exchange) {
    Exception fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    Requester requester = exchange.getProperty(REQUESTER, Requester.class);
    ErrorBody error = error(fault);
    boolean poison = error.code() == ErrorCode.INTERNAL;
    return new Publication(
        requester == null
            ? List.of()
            : List.of(new Publication.Reply(requester, new Answer.Refused(error))),
        List.of(),
        poison ? List.of(exchange.getProperty(ORIGINAL, DeadLetter.class)) : List.of(),
        null,
        null);
  }

  private static ErrorBody error(Exception fault) {
    if (fault instanceof RefusedException refused) {
      return refused.error();
    }
    return TransientFaults.isTransient(fault)
        ? new ErrorBody(ErrorCode.UNAVAILABLE, "The service cannot answer at the moment.")
        : new ErrorBody(ErrorCode.INTERNAL, "The request could not be done.");
  }
}
