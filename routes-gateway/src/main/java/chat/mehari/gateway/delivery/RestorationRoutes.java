package chat.mehari.gateway.delivery;

import chat.mehari.gateway.connection.Sockets;
import chat.mehari.gateway.platform.Carried;
import chat.mehari.gateway.platform.ErrorPolicy;
import chat.mehari.gateway.platform.GatewaySettings;
import chat.mehari.gateway.platform.Refused;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What may have been missed is made good: after a lost queue, and now and then. */
@Component
class RestorationRoutes extends RouteBuilder {

  private final Restoration restoration;
  private final Sockets sockets;
  private final long checkInterval;

  RestorationRoutes(Restoration restoration, Sockets sockets, GatewaySettings settings) {
    this.restoration = restoration;
    this.sockets = sockets;
    this.checkInterval = settings.sessionCheckInterval().toMillis();
  }

  @Override
  public void configure() {
    from("seda:restore-sockets")
        .routeId("restore-sockets")
        .routeConfigurationId(ErrorPolicy.REPEAT)
        .description("First closes whose session ended unheard, and only then says resync")
        .split(method(restoration, "sessions"))
        .to("direct:check-sessions")
        .end()
        .setBody(method(restoration, "resync"))
        .setProperty(Carried.RECEIVERS, method(sockets, "everybody"))
        .to("direct:send-frame");

    from("timer:check-held-sessions?period=%1$d&delay=%1$d".formatted(checkInterval))
        .routeId("check-held-sessions")
        .routeConfigurationId(ErrorPolicy.LOG)
        .description("Finds the sessions whose end was not heard: a service may die before telling")
        .split(method(restoration, "sessions"))
        .doTry()
        .to("direct:check-sessions")
        .doCatch(Refused.class)
        .log(LoggingLevel.DEBUG, "Sessions could not be checked: ${exception.message}")
        .end();

    from("direct:check-sessions")
        .routeId("check-sessions")
        .errorHandler(noErrorHandler())
        .description("Asks which of some sessions are over and closes their sockets")
        .setBody(method(restoration, "question"))
        .to("direct:ask")
        .setBody(method(restoration, "ended"))
        .to("direct:end-sessions");
  }
}
