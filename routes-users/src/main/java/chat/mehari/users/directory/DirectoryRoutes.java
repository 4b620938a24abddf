package chat.mehari.users.directory;

import chat.mehari.schemas.broker.CheckUsers;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.frame.User;
import chat.mehari.schemas.frame.request.GetUsers;
import chat.mehari.users.platform.Endpoints;
import chat.mehari.users.platform.Policies;
import chat.mehari.users.platform.Rows;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Who there is. */
@Component
class DirectoryRoutes extends RouteBuilder {

  private final Directory directory;

  DirectoryRoutes(Directory directory) {
    this.directory = directory;
  }

  @Override
  public void configure() {
    from(Endpoints.query(Operation.GET_USERS))
        .routeId("get-users")
        .routeConfigurationId(Policies.QUERIES)
        .description("Answers a page of the directory")
        .to("direct:receive-query")
        .unmarshal()
        .json(GetUsers.class)
        .to("direct:identify-caller")
        .bean(directory, "search")
        .setProperty("search", body())
        .to(Endpoints.rows("directory/get-users", User.class))
        .bean(directory, "page")
        .to("direct:reply");

    from(Endpoints.query(Operation.CHECK_USERS))
        .routeId("check-users")
        .routeConfigurationId(Policies.QUERIES)
        .description("Tells a gateway which users do not exist")
        .to("direct:receive-query")
        .unmarshal()
        .json(CheckUsers.class)
        .bean(directory, "asked")
        .to(Endpoints.rows("directory/check-users", Rows.Id.class))
        .bean(directory, "unknown")
        .to("direct:reply");
  }
}
