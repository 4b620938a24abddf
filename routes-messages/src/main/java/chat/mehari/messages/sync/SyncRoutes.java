package chat.mehari.messages.sync;

import chat.mehari.messages.platform.Queries;
import chat.mehari.schemas.broker.Operation;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Tells clients what they missed. */
@Component
class SyncRoutes extends RouteBuilder {

  private final Queries queries;
  private final Synchronization synchronization;

  SyncRoutes(Queries queries, Synchronization synchronization) {
    this.queries = queries;
    this.synchronization = synchronization;
  }

  @Override
  public void configure() {
    from(queries.queue(Operation.SYNC))
        .routeId("sync")
        .description("Answers everything after the positions that a client names")
        .routeConfigurationId(Queries.ERROR_POLICY)
        .to("direct:receive-query")
        .bean(synchronization, "ask")
        .setProperty("query", body())
        .to("sql:classpath:sql/sync/sync.sql?parametersCount=7")
        .id("select-missed")
        .bean(synchronization, "result")
        .to("direct:answer-query");
  }
}
