package chat.mehari.users.platform;

import chat.mehari.schemas.broker.Deliveries;
import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.SessionsRevoked;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.springrabbit.SpringRabbitMQConstants;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.stereotype.Component;

/** What all gateways must hear of. */
@Component
class BroadcastRoutes extends RouteBuilder {

  private final Replies replies;

  BroadcastRoutes(Replies replies) {
    this.replies = replies;
  }

  @Override
  public void configure() {
    from("direct:announce")
        .routeId("announce")
        .routeConfigurationId(Policies.STEP)
        .description("Sends the event that the body holds to every authenticated socket")
        .bean(replies, "toEverybody")
        .removeHeaders("*")
        .setHeader(Headers.TYPE, constant(Deliveries.TYPE))
        .to("direct:broadcast");

    from("direct:announce-revocation")
        .routeId("announce-revocation")
        .routeConfigurationId(Policies.STEP)
        .description("Tells all gateways to close the sockets of revoked sessions")
        .removeHeaders("*")
        .setHeader(Headers.TYPE, constant(SessionsRevoked.TYPE))
        .to("direct:broadcast");

    from("direct:broadcast")
        .routeId("broadcast")
        .routeConfigurationId(Policies.STEP)
        .description("Publishes to all gateways; goes on when the broker has it")
        .setHeader(
            SpringRabbitMQConstants.DELIVERY_MODE, constant(MessageDeliveryMode.NON_PERSISTENT))
        .setHeader(SpringRabbitMQConstants.CONTENT_TYPE, constant("application/json"))
        .marshal()
        .json()
        .to("spring-rabbitmq:" + Exchanges.BROADCAST + "?confirm=enabled")
        .id("publish-to-broadcast");
  }
}
