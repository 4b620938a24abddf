package chat.mehari.messages.conversation;

import chat.mehari.messages.platform.Queries;
import chat.mehari.schemas.broker.Operation;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Lists the conversations of a user. */
@Component
class ConversationRoutes extends RouteBuilder {

  private final Queries queries;
  private final Conversations conversations;

  ConversationRoutes(Queries queries, Conversations conversations) {
    this.queries = queries;
    this.conversations = conversations;
  }

  @Override
  public void configure() {
    from(queries.queue(Operation.GET_CONVERSATIONS))
        .routeId("get-conversations")
        .description("Answers a page of the caller's conversations, latest activity first")
        .routeConfigurationId(Queries.ERROR_POLICY)
        .to("direct:receive-query")
        .bean(conversations, "ask")
        .setProperty("query", body())
        .to("sql:classpath:sql/conversation/get-conversations.sql?parametersCount=7")
        .id("select-conversations")
        .bean(conversations, "page")
        .to("direct:answer-query");
  }
}
