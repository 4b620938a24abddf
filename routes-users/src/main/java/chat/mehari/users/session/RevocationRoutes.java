package chat.mehari.users.session;

import chat.mehari.schemas.broker.CheckSessions;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.frame.Session;
import chat.mehari.schemas.frame.reply.Done;
import chat.mehari.schemas.frame.request.RevokeSession;
import chat.mehari.users.platform.Endpoints;
import chat.mehari.users.platform.Policies;
import chat.mehari.users.platform.Rows;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Sessions are looked at and ended. The gateways are told, and the broker has confirmed it, before
 * the answer goes out: who hears that a session is over can rely on it.
 */
@Component
class RevocationRoutes extends RouteBuilder {

  private final Sessions sessions;

  RevocationRoutes(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void configure() {
    from(Endpoints.command(Operation.LOGOUT))
        .routeId("logout")
        .routeConfigurationId(Policies.COMMANDS)
        .description("Ends the caller's session")
        .to("direct:receive-command")
        .unmarshal()
        .json(Operation.LOGOUT.requestType())
        .to("direct:identify-caller")
        .bean(sessions, "own")
        .to("direct:revoke-session")
        .to("direct:announce-session-revoked")
        .setBody(constant(new Done()))
        .to("direct:reply");

    from(Endpoints.command(Operation.REVOKE_SESSION))
        .routeId("revoke-session")
        .routeConfigurationId(Policies.COMMANDS)
        .description("Ends one of the caller's sessions, also one that is over already")
        .to("direct:receive-command")
        .unmarshal()
        .json(RevokeSession.class)
        .to("direct:identify-caller")
        .bean(sessions, "named")
        .to("direct:revoke-session")
        .bean(sessions, "refuseUnknown")
        .to("direct:announce-session-revoked")
        .setBody(constant(new Done()))
        .to("direct:reply");

    from("direct:revoke-session")
        .routeId("mark-session-revoked")
        .routeConfigurationId(Policies.STEP)
        .description("Marks a session as revoked, where it is its user's")
        .setProperty("revoked", body())
        .to(Endpoints.rows("session/revoke-session", Rows.Id.class));

    from("direct:announce-session-revoked")
        .routeId("announce-session-revoked")
        .routeConfigurationId(Policies.STEP)
        .description("Tells the gateways of the session that was revoked")
        .setBody()
        .method(sessions, "revoked")
        .to("direct:announce-revocation");

    from("direct:revoke-outdated-sessions")
        .routeId("revoke-outdated-sessions")
        .routeConfigurationId(Policies.STEP)
        .description("Tells the gateways which sessions a changed password has ended")
        .setProperty("owner", body())
        .to(Endpoints.rows("session/revoke-outdated-sessions", Rows.Id.class))
        .filter(simple("${body.size} > 0"))
        .bean(sessions, "revokedOf")
        .to("direct:announce-revocation");

    from(Endpoints.query(Operation.GET_SESSIONS))
        .routeId("get-sessions")
        .routeConfigurationId(Policies.QUERIES)
        .description("Lists the caller's live sessions")
        .to("direct:receive-query")
        .unmarshal()
        .json(Operation.GET_SESSIONS.requestType())
        .to("direct:identify-caller")
        .to(Endpoints.rows("session/get-sessions", Session.class))
        .bean(sessions, "list")
        .to("direct:reply");

    from(Endpoints.query(Operation.CHECK_SESSIONS))
        .routeId("check-sessions")
        .routeConfigurationId(Policies.QUERIES)
        .description("Tells a gateway which sessions are over")
        .to("direct:receive-query")
        .unmarshal()
        .json(CheckSessions.class)
        .bean(sessions, "asked")
        .to(Endpoints.rows("session/check-sessions", Rows.Id.class))
        .bean(sessions, "ended")
        .to("direct:reply");
  }
}
