package chat.mehari.users.platform;

import chat.mehari.schemas.broker.Deliveries;
import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.Headers;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.springrabbit.SpringRabbitMQConstants;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.stereotype.Component;

/** How every request ends: one answer to the gateway that asked. */
@Component
class ReplyRoutes extends RouteBuilder {

  private final Replies replies;
  private final Failures failures;
  private final RequestLog requestLog;

  ReplyRoutes(Replies replies, Failures failures, RequestLog requestLog) {
    this.replies = replies;
    this.failures = failures;
    this.requestLog = requestLog;
  }

  @Override
  public void configure() {
    from("direct:reply")
        .routeId("reply")
        .routeConfigurationId(Policies.STEP)
        .description("Answers what the body holds, a reply's data")
        .bean(requestLog, "answered")
        .id("tell-of-recovery")
        .filter()
        .method(replies, "canReach")
        .bean(replies, "reply")
        .to("direct:publish-reply");

    from("direct:reply-error")
        .routeId("reply-error")
        .routeConfigurationId(Policies.STEP)
        .description("Answers the error that the body holds")
        .filter()
        .method(replies, "canReach")
        .bean(replies, "error")
        .to("direct:publish-reply");

    from("direct:answer-unavailable")
        .routeId("answer-unavailable")
        .routeConfigurationId(Policies.STEP)
        .description("Answers that the outcome is unknown")
        .setProperty(Properties.OPERATION)
        .exchange(Exchange::getFromRouteId)
        .setProperty(Properties.TRACE)
        .method(failures, "trace")
        .bean(requestLog, "unavailable")
        .setBody()
        .method(failures, "unavailable")
        .to("direct:reply-error");

    from("direct:publish-reply")
        .routeId("publish-reply")
        .routeConfigurationId(Policies.STEP)
        .description("Publishes deliveries to the gateway that asked")
        .removeHeaders("*")
        .setHeader(Headers.TYPE, constant(Deliveries.TYPE))
        .setHeader(
            SpringRabbitMQConstants.ROUTING_OVERRIDE_KEY,
            simple("${exchangeProperty.returnAddress.replyKey}"))
        .setHeader(
            SpringRabbitMQConstants.DELIVERY_MODE, constant(MessageDeliveryMode.NON_PERSISTENT))
        .setHeader(SpringRabbitMQConstants.CONTENT_TYPE, constant("application/json"))
        .marshal()
        .json()
        .to("spring-rabbitmq:" + Exchanges.NOTIFICATION)
        .id("publish-to-notification");
  }
}
