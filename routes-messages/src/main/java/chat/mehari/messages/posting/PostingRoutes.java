package chat.mehari.messages.posting;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Posts messages. */
@Component
class PostingRoutes extends RouteBuilder {

  private final Postings postings;

  PostingRoutes(Postings postings) {
    this.postings = postings;
  }

  @Override
  public void configure() {
    from("direct:send-message")
        .routeId("send-message")
        .description("Posts a run of messages with one statement, inside the batch's transaction")
        .errorHandler(noErrorHandler())
        .bean(postings, "parameters")
        .to("sql:classpath:sql/posting/send-message.sql?parametersCount=1")
        .id("insert-messages")
        .bean(postings, "outcomes");
  }
}
