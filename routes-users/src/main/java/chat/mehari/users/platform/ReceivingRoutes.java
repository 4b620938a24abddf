package chat.mehari.users.platform;

import chat.mehari.runtime.Traces;
import chat.mehari.schemas.broker.Headers;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** How every request begins. */
@Component
class ReceivingRoutes extends RouteBuilder {

  private final RequestHeaders requestHeaders;
  private final Acknowledgement acknowledgement;
  private final Traces traces;

  ReceivingRoutes(RequestHeaders requestHeaders, Acknowledgement acknowledgement, Traces traces) {
    this.requestHeaders = requestHeaders;
    this.acknowledgement = acknowledgement;
    this.traces = traces;
  }

  @Override
  public void configure() {
    from("direct:receive-command")
        .routeId("receive-command")
        .routeConfigurationId(Policies.STEP)
        .description("Takes over a command: acknowledges it before anything is done, at most once")
        .to("direct:receive-query")
        .process(acknowledgement)
        .id("acknowledge-on-receipt");

    from("direct:receive-query")
        .routeId("receive-query")
        .routeConfigurationId(Policies.STEP)
        .description("Notes where the answer goes and what is known of the client")
        .process(this::trace)
        .id("trace-request")
        .setProperty(Properties.RETURN_ADDRESS)
        .exchange(e -> requestHeaders.returnAddress(e.getMessage().getHeaders()))
        .setProperty(Properties.CLIENT)
        .exchange(e -> requestHeaders.client(e.getMessage().getHeaders()));

    from("direct:identify-caller")
        .routeId("identify-caller")
        .routeConfigurationId(Policies.STEP)
        .description("Notes who asks; a request that should say so and does not is poison")
        .setProperty(Properties.CALLER)
        .exchange(e -> requestHeaders.caller(e.getMessage().getHeaders()));
  }

  private void trace(Exchange request) {
    traces.follow(
        request,
        String.valueOf(request.getMessage().getHeader(Headers.TYPE)),
        request.getMessage().getHeader(Headers.TRACE));
  }
}
