package chat.mehari.gateway.request;

import chat.mehari.gateway.dispatch.ServiceRequest;
import chat.mehari.gateway.platform.Carried;
import chat.mehari.gateway.platform.ErrorPolicy;
import chat.mehari.schemas.broker.Operation;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A frame on its way in: every check in the order that the protocol promises, then where to. */
@Component
class RequestRoutes extends RouteBuilder {

  private static final String VALIDATOR =
      "json-validator:classpath:chat/mehari/schemas/json/request/";
  private static final String OPTIONS =
      ".json?uriSchemaLoader=#frameSchemas&errorHandler=#schemaErrors";

  private final FrameReader reader;
  private final Admission admission;
  private final RequestRates rates;
  private final ServiceRequests requests;

  RequestRoutes(
      FrameReader reader, Admission admission, RequestRates rates, ServiceRequests requests) {
    this.reader = reader;
    this.admission = admission;
    this.rates = rates;
    this.requests = requests;
  }

  @Override
  public void configure() {
    from("direct:receive-frame")
        .routeId("receive-frame")
        .routeConfigurationId(ErrorPolicy.ANSWER)
        .description("Checks a frame: JSON and envelope, known type, authenticated, rate, data")
        .setProperty("frame", method(reader, "read"))
        .setProperty(Carried.RE, simple("${exchangeProperty.frame.id}"))
        .bean(reader, "requireSound")
        .to(VALIDATOR + "envelope" + OPTIONS)
        .id("validate-envelope")
        .setProperty("operation", method(admission, "operation"))
        .setProperty("caller", method(admission, "caller"))
        .bean(admission, "requireIdentity")
        .bean(rates, "requireRoom")
        .toD(VALIDATOR + "${exchangeProperty.operation.operationName()}" + OPTIONS)
        .id("validate-data")
        .setBody(method(requests, "request"))
        .to("direct:hand-on");

    from("direct:hand-on")
        .routeId("hand-on")
        .routeConfigurationId(ErrorPolicy.ANSWER)
        .description("What concerns the socket itself holds its further frames; the rest leaves")
        .choice()
        .when(exchangeProperty("operation").isEqualTo(Operation.AUTHENTICATE))
        .to("direct:authenticate")
        .when(exchangeProperty("operation").in(Operation.REGISTER, Operation.LOGIN))
        .to("direct:open-session")
        .when(e -> e.getMessage().getBody(ServiceRequest.class).endsOwnSession())
        .to("direct:end-own-session")
        .otherwise()
        .to("direct:check-named-users")
        .to("direct:publish");
  }
}
