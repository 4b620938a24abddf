package chat.mehari.gateway.delivery;

import chat.mehari.gateway.connection.Sockets;
import chat.mehari.gateway.platform.Carried;
import chat.mehari.gateway.platform.ErrorPolicy;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The queue was lost and another one is bound: what was missed is made good. */
@Component
class RestorationRoutes extends RouteBuilder {

  private final Restoration restoration;
  private final Sockets sockets;

  RestorationRoutes(Restoration restoration, Sockets sockets) {
    this.restoration = restoration;
    this.sockets = sockets;
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
