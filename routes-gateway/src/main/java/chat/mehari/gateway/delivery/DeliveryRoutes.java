package chat.mehari.gateway.delivery;

import chat.mehari.gateway.connection.Sockets;
import chat.mehari.gateway.platform.Carried;
import chat.mehari.gateway.platform.ErrorPolicy;
import chat.mehari.runtime.Traces;
import chat.mehari.schemas.broker.Deliveries;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.SessionsRevoked;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** From the broker to the sockets, in order, without waiting for any of them. */
@Component
class DeliveryRoutes extends RouteBuilder {

  private final DeliverySlicer slicer;
  private final Sockets sockets;
  private final Bindings bindings;
  private final DeliveryTimes times;
  private final Traces traces;

  DeliveryRoutes(
      DeliverySlicer slicer,
      Sockets sockets,
      Bindings bindings,
      DeliveryTimes times,
      Traces traces) {
    this.slicer = slicer;
    this.sockets = sockets;
    this.bindings = bindings;
    this.times = times;
    this.traces = traces;
  }

  @Override
  public void configure() {
    from("direct:receive-message")
        .routeId("receive-message")
        .routeConfigurationId(ErrorPolicy.LOG)
        .description("A message for this gateway; a kind that it does not know is no error")
        .choice()
        .when(header(Headers.TYPE).isEqualTo(Deliveries.TYPE))
        .to("direct:deliver")
        .when(header(Headers.TYPE).isEqualTo(SessionsRevoked.TYPE))
        .to("direct:revoke-sessions");

    from("direct:deliver")
        .routeId("deliver")
        .errorHandler(noErrorHandler())
        .description("Cuts the frames out of a bundle and sends each to its audience")
        .setProperty(Carried.RECEIVED_AT, header(Headers.RECEIVED_AT))
        .process(e -> traces.follow(e, "deliver", e.getMessage().getHeader(Headers.TRACE)))
        .id("trace-delivery")
        .split(method(slicer, "slice"))
        .choice()
        .when(simple("${body.correlation} != null"))
        .to("direct:deliver-to-requester")
        .when(simple("${body.users} != null"))
        .setProperty(Carried.RECEIVERS)
        .exchange(e -> sockets.ofUsers(users(e.getMessage().getBody(Slice.class))))
        .to("direct:deliver-to-sockets")
        .otherwise()
        .setProperty(Carried.RECEIVERS, method(sockets, "everybody"))
        .to("direct:deliver-to-sockets");

    from("direct:deliver-to-requester")
        .routeId("deliver-to-requester")
        .errorHandler(noErrorHandler())
        .description("An answer")
        .setProperty(Carried.CORRELATION, simple("${body.correlation}"))
        .setBody(simple("${body.frame}"))
        .to("direct:deliver-answer");

    from("direct:deliver-to-sockets")
        .routeId("deliver-to-sockets")
        .errorHandler(noErrorHandler())
        .description("An event, unless nobody of its audience is here")
        .filter(simple("${exchangeProperty.receivers.size()} > 0"))
        .setBody(simple("${body.frame}"))
        .to("direct:send-frame")
        .bean(times, "delivered")
        .id("time-delivery");

    from("direct:user-arrived")
        .routeId("user-arrived")
        .errorHandler(noErrorHandler())
        .description("Goes on when the events of the user, whose id is the body, come here")
        .bean(bindings, "arrived")
        .id("bind-user");

    from("direct:user-left")
        .routeId("user-left")
        .errorHandler(noErrorHandler())
        .description("A socket of the user, whose id is the body, is gone")
        .bean(bindings, "left")
        .id("unbind-user");
  }

  private static List<UUID> users(Slice slice) {
    return Objects.requireNonNull(slice.users(), "a delivery to users");
  }
}
