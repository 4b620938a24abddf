package chat.mehari.gateway.dispatch;

import chat.mehari.gateway.platform.Carried;
import chat.mehari.gateway.platform.ErrorFrames;
import chat.mehari.gateway.platform.ErrorPolicy;
import org.apache.camel.ShutdownRoute;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The ways in which a pending request ends. */
@Component
class AnswerRoutes extends RouteBuilder {

  private final PendingRequests pending;
  private final ErrorFrames frames;

  AnswerRoutes(PendingRequests pending, ErrorFrames frames) {
    this.pending = pending;
    this.frames = frames;
  }

  @Override
  public void configure() {
    from("direct:deliver-answer")
        .routeId("deliver-answer")
        .errorHandler(noErrorHandler())
        .description("A service answered: the frame goes to who asked, unless that was too late")
        .setProperty(Carried.RECEIVERS, method(pending, "answered"))
        .filter(exchangeProperty(Carried.RECEIVERS).isNotNull())
        .to("direct:send-frame");

    from("timer:expire-requests?period=200&delay=200")
        .routeId("expire-requests")
        .routeConfigurationId(ErrorPolicy.LOG)
        // While others stop, what they still wait for must still end.
        .shutdownRoute(ShutdownRoute.Defer)
        .description("Answers what was not answered in time, or cannot be any more at a stop")
        .setBody(exchange -> getContext().isStopping() ? pending.all() : pending.overdue())
        .to("direct:give-up");

    from("direct:give-up")
        .routeId("give-up")
        .routeConfigurationId(ErrorPolicy.LOG)
        .description("Nobody will answer these: their clients hear that the outcome is unknown")
        .split(body())
        .setBody(method(pending, "unanswered"))
        .filter(body().isNotNull())
        .setProperty(Carried.RECEIVERS, simple("${body.socket.key}"))
        .setProperty(Carried.RE, simple("${body.re}"))
        .setBody(method(frames, "unavailable"))
        .to("direct:send-frame");
  }
}
