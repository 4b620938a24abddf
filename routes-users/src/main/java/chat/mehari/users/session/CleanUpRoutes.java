package chat.mehari.users.session;

import chat.mehari.users.platform.Endpoints;
import chat.mehari.users.platform.Policies;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What has served its time is deleted. */
@Component
class CleanUpRoutes extends RouteBuilder {

  private final RefreshJudge judge;

  CleanUpRoutes(RefreshJudge judge) {
    this.judge = judge;
  }

  @Override
  public void configure() {
    from("timer:forget-sessions?period={{mehari.users.clean-up-period:10m}}")
        .routeId("forget-sessions")
        .routeConfigurationId(Policies.HOUSEKEEPING)
        .description("Deletes sessions that are long over, and tokens that were spent long ago")
        .to(Endpoints.change("session/forget-sessions"))
        .setBody()
        .method(judge, "rememberedSeconds")
        .to(Endpoints.change("session/forget-refresh-tokens"));
  }
}
