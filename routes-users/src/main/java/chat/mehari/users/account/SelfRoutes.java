package chat.mehari.users.account;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.frame.User;
import chat.mehari.schemas.frame.request.UpdateSelf;
import chat.mehari.users.platform.Endpoints;
import chat.mehari.users.platform.Policies;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The caller's own account. */
@Component
class SelfRoutes extends RouteBuilder {

  private final Accounts accounts;

  SelfRoutes(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void configure() {
    from(Endpoints.query(Operation.GET_SELF))
        .routeId("get-self")
        .routeConfigurationId(Policies.QUERIES)
        .description("Answers the caller's account")
        .to("direct:receive-query")
        .unmarshal()
        .json(Operation.GET_SELF.requestType())
        .to("direct:identify-caller")
        .to("direct:read-self")
        .to("direct:reply");

    from(Endpoints.command(Operation.UPDATE_SELF))
        .routeId("update-self")
        .routeConfigurationId(Policies.COMMANDS)
        .description("Changes the caller's account, and tells everybody where that changed it")
        .to("direct:receive-command")
        .unmarshal()
        .json(UpdateSelf.class)
        .to("direct:identify-caller")
        .bean(accounts, "newName")
        .choice()
        .when(body().isNotNull())
        .to(Endpoints.rows("account/update-self", User.class))
        .id("update-account")
        .setProperty("changes", simple("${body.size}"))
        .end()
        .to("direct:read-self")
        .setProperty("self", body())
        .to("direct:reply")
        .filter(simple("${exchangeProperty.changes} > 0"))
        .bean(accounts, "updatedEvent")
        .to("direct:announce");

    from("direct:read-self")
        .routeId("read-self")
        .routeConfigurationId(Policies.STEP)
        .description("Reads the caller's account")
        .to(Endpoints.rows("account/get-self", User.class))
        .bean(accounts, "self");
  }
}
