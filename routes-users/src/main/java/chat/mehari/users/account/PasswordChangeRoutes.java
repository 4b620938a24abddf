package chat.mehari.users.account;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.frame.User;
import chat.mehari.schemas.frame.reply.Done;
import chat.mehari.schemas.frame.request.ChangePassword;
import chat.mehari.users.platform.Endpoints;
import chat.mehari.users.platform.Policies;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The caller takes a new password, and every other session of theirs ends. */
@Component
class PasswordChangeRoutes extends RouteBuilder {

  private final Accounts accounts;

  PasswordChangeRoutes(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void configure() {
    from(Endpoints.handedOnCommand(Operation.CHANGE_PASSWORD))
        .routeId("change-password")
        .routeConfigurationId(Policies.COMMANDS)
        .description("Changes the caller's password and revokes their other sessions")
        .to("direct:receive-command")
        .unmarshal()
        .json(ChangePassword.class)
        .setProperty("change", body())
        .to("direct:identify-caller")
        .to(Endpoints.rows("account/get-self", User.class))
        .bean(accounts, "currentCredentials")
        .to("direct:check-password")
        .setProperty("known", body())
        .setBody(simple("${exchangeProperty.change.newPassword}"))
        .to("direct:hash-password")
        .to(Endpoints.rows("account/change-password", ChangedAccount.class))
        .id("change-password-hash")
        .bean(accounts, "changed")
        .setBody(simple("${body.id}"))
        .to("direct:revoke-outdated-sessions")
        .setBody(constant(new Done()))
        .to("direct:reply");
  }
}
