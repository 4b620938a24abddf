package chat.mehari.messages.history;

import chat.mehari.messages.platform.Queries;
import chat.mehari.schemas.broker.Operation;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Reads the messages of a conversation. */
@Component
class HistoryRoutes extends RouteBuilder {

  private final Queries queries;
  private final History history;

  HistoryRoutes(Queries queries, History history) {
    this.queries = queries;
    this.history = history;
  }

  @Override
  public void configure() {
    from(queries.queue(Operation.GET_MESSAGES))
        .routeId("get-messages")
        .description("Answers a page of a conversation's messages")
        .routeConfigurationId(Queries.ERROR_POLICY)
        .to("direct:receive-query")
        .bean(history, "ask")
        .setProperty("query", body())
        .to("sql:classpath:sql/history/get-messages.sql?parametersCount=8")
        .id("select-messages")
        .bean(history, "page")
        .to("direct:answer-query");
  }
}
