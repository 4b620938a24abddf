package chat.mehari.gateway.request;

import chat.mehari.gateway.platform.ErrorPolicy;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Users named by a frame must exist, so that no service but one needs to know the users. */
@Component
class NamedUserRoutes extends RouteBuilder {

  private final NamedUsers users;

  NamedUserRoutes(NamedUsers users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:check-named-users")
        .routeId("check-named-users")
        .routeConfigurationId(ErrorPolicy.ANSWER)
        .description("Asks for users who are not known to exist; only the asking socket waits")
        .setProperty("uncertain", method(users, "uncertain"))
        .filter(simple("${exchangeProperty.uncertain.size()} > 0"))
        .setProperty("request", body())
        .setBody(method(users, "question"))
        .to("direct:ask")
        .bean(users, "learn")
        .setBody(exchangeProperty("request"));
  }
}
