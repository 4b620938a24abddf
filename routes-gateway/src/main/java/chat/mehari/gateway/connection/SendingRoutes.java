package chat.mehari.gateway.connection;

import static chat.mehari.gateway.websocket.WebsocketJsr356Constants.AUTHENTICATED;
import static chat.mehari.gateway.websocket.WebsocketJsr356Constants.CONNECTION_KEY;
import static chat.mehari.gateway.websocket.WebsocketJsr356Constants.SEND_CLOSE_CODE;
import static chat.mehari.gateway.websocket.WebsocketJsr356Constants.SEND_CLOSE_REASON;

import chat.mehari.gateway.platform.Carried;
import chat.mehari.schemas.frame.CloseCode;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The last step of everything that goes to clients. None of it waits for a client. */
@Component
class SendingRoutes extends RouteBuilder {

  private final Flood flood;

  SendingRoutes(Flood flood) {
    this.flood = flood;
  }

  @Override
  public void configure() {
    from("direct:send-frame")
        .routeId("send-frame")
        .errorHandler(noErrorHandler())
        .description("Queues the body, a finished frame, for the receivers named")
        .removeHeaders("*")
        .setHeader(CONNECTION_KEY, exchangeProperty(Carried.RECEIVERS))
        .to(SocketEndpoint.producer());

    from("direct:send-answer")
        .routeId("send-answer")
        .errorHandler(noErrorHandler())
        .description("Queues the body, a finished frame, for the socket that asked")
        .setProperty(Carried.RECEIVERS, simple("${exchangeProperty.socket.key}"))
        .to("direct:send-frame");

    from("direct:close-sockets")
        .routeId("close-sockets")
        .errorHandler(noErrorHandler())
        .description("Closes the receivers named, after everything queued for them")
        .removeHeaders("*")
        .setBody(constant((Object) null))
        .setHeader(CONNECTION_KEY, exchangeProperty(Carried.RECEIVERS))
        .setHeader(SEND_CLOSE_CODE, simple("${exchangeProperty.close-code.code()}"))
        .setHeader(SEND_CLOSE_REASON, simple("${exchangeProperty.close-code.reason()}"))
        .to(SocketEndpoint.producer());

    from("direct:lift-limits")
        .routeId("lift-limits")
        .errorHandler(noErrorHandler())
        .description("The socket is authenticated: its limits are those of a user from now on")
        .removeHeaders("*")
        .setBody(constant((Object) null))
        .setHeader(CONNECTION_KEY, simple("${exchangeProperty.socket.key}"))
        .setHeader(AUTHENTICATED, constant(true))
        .to(SocketEndpoint.producer());

    from("direct:refuse")
        .routeId("refuse")
        .errorHandler(noErrorHandler())
        .description("Sends a refusal, and closes who is refused far too often")
        .to("direct:send-answer")
        .filter(method(flood, "isFlooding"))
        .setProperty(Carried.CLOSE_CODE, constant(CloseCode.FLOOD))
        .to("direct:close-sockets");
  }
}
