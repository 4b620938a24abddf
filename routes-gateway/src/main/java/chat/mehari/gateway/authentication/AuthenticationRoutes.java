package chat.mehari.gateway.authentication;

import chat.mehari.gateway.connection.Sockets;
import chat.mehari.gateway.platform.ErrorPolicy;
import chat.mehari.gateway.platform.Refused;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * A socket becomes somebody's. It is registered under its session before the service is asked
 * whether that lives: a revocation in between then finds it. Events are bound before the client
 * hears that it is in: none of what happens after that is missed.
 */
@Component
class AuthenticationRoutes extends RouteBuilder {

  private static final String ANSWER = "answer";
  private static final String IDENTITY = "identity";

  private final Sockets sockets;
  private final AccessTokens tokens;
  private final Sessions sessions;

  AuthenticationRoutes(Sockets sockets, AccessTokens tokens, Sessions sessions) {
    this.sockets = sockets;
    this.tokens = tokens;
    this.sessions = sessions;
  }

  @Override
  public void configure() {
    from("direct:authenticate")
        .routeId("authenticate")
        .routeConfigurationId(ErrorPolicy.ANSWER)
        .description("Verifies the token here, then asks whether its session lives")
        .bean(tokens, "awaitKey")
        .setProperty(IDENTITY, method(tokens, "verify"))
        .bean(sockets, "claim")
        .setBody(method(sessions, "question"))
        .to("direct:ask")
        .setProperty(ANSWER, body())
        .filter(method(sessions, "isReply"))
        .to("direct:let-in")
        .end()
        .setBody(exchangeProperty(ANSWER))
        .to("direct:send-answer");

    from("direct:open-session")
        .routeId("open-session")
        .routeConfigurationId(ErrorPolicy.ANSWER)
        .description("Registers or logs in: the reply says whose the socket is now")
        .bean(sessions, "requireAnonymousToRegister")
        .to("direct:ask")
        .setProperty(ANSWER, body())
        .filter(method(sessions, "isReply"))
        .setProperty(IDENTITY, method(sessions, "opened"))
        .doTry()
        .bean(sockets, "claim")
        .doCatch(Refused.class)
        .to("direct:abandon-session")
        .end()
        .to("direct:let-in")
        .end()
        .setBody(exchangeProperty(ANSWER))
        .to("direct:send-answer");

    from("direct:let-in")
        .routeId("let-in")
        .routeConfigurationId(ErrorPolicy.ANSWER)
        .description("The session lives: events are bound, then the socket gets them")
        .setBody(simple("${exchangeProperty.identity.userId}"))
        .to("direct:user-arrived")
        .bean(sockets, "confirm")
        .to("direct:lift-limits");

    from("direct:abandon-session")
        .routeId("abandon-session")
        .errorHandler(noErrorHandler())
        .description("Ends a session whose socket cannot be let in, and says why it cannot")
        .setProperty("reason", exchangeProperty("CamelExceptionCaught"))
        .setBody(method(sessions, "abandon"))
        .to("direct:publish")
        .process(exchange -> exchange.setException(exchange.getProperty("reason", Refused.class)));
  }
}
