package chat.mehari.gateway.authentication;

import chat.mehari.gateway.connection.Sockets;
import chat.mehari.gateway.platform.Carried;
import chat.mehari.gateway.platform.ErrorFrames;
import chat.mehari.gateway.platform.ErrorPolicy;
import chat.mehari.gateway.platform.Refused;
import chat.mehari.schemas.frame.CloseCode;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Sessions end: by the socket's own wish, or by somebody else's. */
@Component
class SessionEndRoutes extends RouteBuilder {

  private final Sockets sockets;
  private final Sessions sessions;
  private final Logout logout;
  private final ErrorFrames frames;

  SessionEndRoutes(Sockets sockets, Sessions sessions, Logout logout, ErrorFrames frames) {
    this.sockets = sockets;
    this.sessions = sessions;
    this.logout = logout;
    this.frames = frames;
  }

  @Override
  public void configure() {
    from("direct:end-own-session")
        .routeId("end-own-session")
        .routeConfigurationId(ErrorPolicy.ANSWER)
        .description("The socket ends its session: it hears the reply, and only then it is closed")
        .setProperty(Carried.CLOSE_CODE, method(logout, "closeCode"))
        .bean(logout, "begin")
        .doTry()
        .to("direct:ask")
        .doCatch(Refused.class)
        .setBody(method(frames, "refusal"))
        .end()
        .to("direct:send-answer")
        .filter(method(logout, "end"))
        .to("direct:close-sockets");

    from("direct:revoke-sessions")
        .routeId("revoke-sessions")
        .errorHandler(noErrorHandler())
        .description("A control message says that sessions are over")
        .setBody(method(sessions, "revoked"))
        .to("direct:end-sessions");

    from("direct:end-sessions")
        .routeId("end-sessions")
        .errorHandler(noErrorHandler())
        .description("Closes the sockets of the sessions whose ids are the body")
        .setProperty(Carried.RECEIVERS, method(sockets, "revoked"))
        .setProperty(Carried.CLOSE_CODE, constant(CloseCode.SESSION_REVOKED))
        .to("direct:close-sockets");
  }
}
