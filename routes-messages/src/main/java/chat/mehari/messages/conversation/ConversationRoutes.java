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
        .bean(conversations, "ask(${exchangeProperty.requester}, ${body})")
        .setProperty("query", body())
        .to("sql:classpath:sql/conversation/get-conversations.sql?parametersCount=6")
        .id("select-conversations")
        .bean(conversations, "page(${exchangeProperty.query}, ${body})")
        .to("direct:answer-query");
  }
}
