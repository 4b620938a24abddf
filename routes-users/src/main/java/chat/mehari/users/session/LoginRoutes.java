package chat.mehari.users.session;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.frame.User;
import chat.mehari.schemas.frame.request.Login;
import chat.mehari.users.platform.AccessGrant;
import chat.mehari.users.platform.Endpoints;
import chat.mehari.users.platform.Policies;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A session begins, or goes on at another socket. */
@Component
class LoginRoutes extends RouteBuilder {

  private final Sessions sessions;

  LoginRoutes(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void configure() {
    from(Endpoints.handedOnCommand(Operation.LOGIN))
        .routeId("login")
        .routeConfigurationId(Policies.COMMANDS)
        .description("Opens a session for a name and its password")
        .to("direct:receive-command")
        .unmarshal()
        .json(Login.class)
        .to("direct:check-password")
        .to("direct:open-session")
        .to("direct:reply");

    from("direct:open-session")
        .routeId("open-session")
        .routeConfigurationId(Policies.STEP)
        .description("Opens a session for a user who has proved who they are")
        .bean(sessions, "newSession")
        .setProperty("newSession", body())
        // Before the session is there: nothing that may fail comes after it, so none is opened
        // twice.
        .to("direct:read-signing-keys")
        .setProperty("keys", body())
        .setBody(exchangeProperty("newSession"))
        .to(Endpoints.rows("session/open-session", AccessGrant.class))
        .id("insert-session")
        .bean(sessions, "granted")
        .to("direct:sign-access-token")
        .bean(sessions, "opened");

    from(Endpoints.command(Operation.AUTHENTICATE))
        .routeId("authenticate")
        .routeConfigurationId(Policies.COMMANDS)
        .description("Answers whether the session of a verified token lives, and that it was seen")
        .to("direct:receive-command")
        .to("direct:identify-caller")
        .to(Endpoints.rows("session/authenticate", User.class))
        .bean(sessions, "authenticated")
        .to("direct:reply");
  }
}
