package chat.mehari.gateway.connection;

import static chat.mehari.gateway.websocket.WebsocketJsr356Constants.ARRIVED_AT;
import static chat.mehari.gateway.websocket.WebsocketJsr356Constants.EVENT;

import chat.mehari.gateway.platform.Carried;
import chat.mehari.gateway.platform.ErrorPolicy;
import chat.mehari.gateway.platform.GatewaySettings;
import chat.mehari.gateway.websocket.WebsocketJsr356Event;
import chat.mehari.schemas.frame.CloseCode;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What happens to sockets: they open, send frames, and close. */
@Component
class SocketRoutes extends RouteBuilder {

  static final String ID = "sockets";

  private final Sockets sockets;
  private final SocketEndpoint endpoint;

  SocketRoutes(Sockets sockets, GatewaySettings settings) {
    this.sockets = sockets;
    this.endpoint = new SocketEndpoint(settings);
  }

  @Override
  public void configure() {
    from(endpoint.consumer())
        .routeId(ID)
        .routeConfigurationId(ErrorPolicy.LOG)
        .description("Everything that happens on a client's connection, strictly in order")
        .choice()
        .when(header(EVENT).isEqualTo(WebsocketJsr356Event.MESSAGE))
        .setProperty(Carried.SOCKET, method(sockets, "get"))
        .setProperty(Carried.ARRIVED_AT, header(ARRIVED_AT))
        .removeHeaders("*")
        .to("direct:receive-frame")
        .when(header(EVENT).isEqualTo(WebsocketJsr356Event.OPEN))
        .to("direct:open-socket")
        .otherwise()
        .to("direct:forget-socket");

    from("direct:open-socket")
        .routeId("open-socket")
        .errorHandler(noErrorHandler())
        .description("A client connected; it has some time to say who it is")
        .bean(sockets, "opened");

    from("direct:forget-socket")
        .routeId("forget-socket")
        .errorHandler(noErrorHandler())
        .description("A connection is over, whoever ended it")
        .setBody(method(sockets, "closed"))
        .filter(body().isNotNull())
        .to("direct:user-left");

    from("timer:close-overdue-sockets?period=1000&delay=1000")
        .routeId("close-overdue-sockets")
        .routeConfigurationId(ErrorPolicy.LOG)
        .description("Closes who did not authenticate in time, or whose token has expired")
        .setProperty(Carried.RECEIVERS, method(sockets, "overdue"))
        .setProperty(Carried.CLOSE_CODE, constant(CloseCode.UNAUTHENTICATED))
        .to("direct:close-sockets");
  }
}
