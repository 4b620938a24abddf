package chat.mehari.users.session;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.frame.request.Refresh;
import chat.mehari.users.platform.AccessGrant;
import chat.mehari.users.platform.Endpoints;
import chat.mehari.users.platform.Policies;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A refresh token is exchanged for a new pair, once. */
@Component
class RefreshRoutes extends RouteBuilder {

  private final RefreshJudge judge;

  RefreshRoutes(RefreshJudge judge) {
    this.judge = judge;
  }

  @Override
  public void configure() {
    from(Endpoints.command(Operation.REFRESH))
        .routeId("refresh")
        .routeConfigurationId(Policies.COMMANDS)
        .description("Exchanges a refresh token for a new pair")
        .to("direct:receive-command")
        .unmarshal()
        .json(Refresh.class)
        .bean(judge, "presented")
        .setProperty("presented", body())
        .to("direct:judge-refresh-token")
        .to("direct:reply");

    from("direct:judge-refresh-token")
        .routeId("judge-refresh-token")
        .routeConfigurationId(Policies.STEP)
        .description("Exchanges a fresh token, repeats a lost answer, ends a stolen session")
        .to(Endpoints.rows("session/get-refresh-token", RefreshState.class))
        .bean(judge, "judge")
        .setProperty("verdict", body())
        .choice()
        .when(body().isInstanceOf(Verdict.Spend.class))
        .to("direct:spend-refresh-token")
        .when(body().isInstanceOf(Verdict.Repeat.class))
        .setBody(simple("${body.grant}"))
        .to("direct:give-token-pair")
        .otherwise()
        .to("direct:end-stolen-session")
        .end();

    from("direct:spend-refresh-token")
        .routeId("spend-refresh-token")
        .routeConfigurationId(Policies.STEP)
        .description("Exchanges a token; where another request was quicker, judges it again")
        .to(Endpoints.rows("session/spend-refresh-token", AccessGrant.class))
        .id("spend-token")
        .bean(judge, "exchanged")
        .choice()
        .when(body().isNull())
        .to("direct:judge-refresh-token")
        .otherwise()
        .to("direct:give-token-pair")
        .end();

    from("direct:give-token-pair")
        .routeId("give-token-pair")
        .routeConfigurationId(Policies.STEP)
        .description("Turns a grant into the pair that is answered")
        .setProperty("grant", body())
        .to("direct:read-signing-keys")
        .setProperty("keys", body())
        .setBody(exchangeProperty("grant"))
        .to("direct:sign-access-token")
        .bean(judge, "pair");

    from("direct:end-stolen-session")
        .routeId("end-stolen-session")
        .routeConfigurationId(Policies.STEP)
        .description("Revokes the session of a token that was used twice, and refuses")
        .setBody(simple("${body.session}"))
        .to("direct:revoke-session")
        .to("direct:announce-session-revoked")
        .bean(judge, "refuse");
  }
}
