package chat.mehari.users.account;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.frame.User;
import chat.mehari.schemas.frame.request.Register;
import chat.mehari.users.platform.Endpoints;
import chat.mehari.users.platform.Policies;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** An account comes into being, with its first session. */
@Component
class RegistrationRoutes extends RouteBuilder {

  private final Accounts accounts;

  RegistrationRoutes(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void configure() {
    from(Endpoints.handedOnCommand(Operation.REGISTER))
        .routeId("register")
        .routeConfigurationId(Policies.COMMANDS)
        .description("Makes an account and a session, and tells everybody")
        .to("direct:receive-command")
        .unmarshal()
        .json(Register.class)
        .bean(accounts, "registration")
        .setProperty("registration", body())
        .to("direct:limit-registrations")
        .setBody(simple("${exchangeProperty.registration.password}"))
        .to("direct:hash-password")
        .to(Endpoints.rows("account/register", User.class))
        .id("insert-account")
        .bean(accounts, "registered")
        .setProperty("known", body())
        .to("direct:open-session")
        .to("direct:reply")
        .bean(accounts, "registeredEvent")
        .to("direct:announce");

    from("direct:limit-registrations")
        .routeId("limit-registrations")
        .routeConfigurationId(Policies.STEP)
        .description("Refuses where a network has registered too many accounts lately")
        .to(Endpoints.rows("account/count-registrations", RecentRegistrations.class))
        .bean(accounts, "refuseWhereTooMany");

    from("timer:forget-addresses?period={{mehari.users.clean-up-period:10m}}")
        .routeId("forget-addresses")
        .routeConfigurationId(Policies.HOUSEKEEPING)
        .description("Forgets where accounts were registered from, an hour later")
        .to(Endpoints.change("account/forget-addresses"));
  }
}
