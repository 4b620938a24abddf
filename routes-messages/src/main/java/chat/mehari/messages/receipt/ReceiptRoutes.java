package chat.mehari.messages.receipt;

import chat.mehari.messages.platform.MessagesSettings;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Keeps up to where members have read. */
@Component
class ReceiptRoutes extends RouteBuilder {

  private final Receipts receipts;
  private final MessagesSettings settings;

  ReceiptRoutes(Receipts receipts, MessagesSettings settings) {
    this.receipts = receipts;
    this.settings = settings;
  }

  @Override
  public void configure() {
    from("direct:mark-read")
        .routeId("mark-read")
        .description("Moves read marks with one statement, inside the batch's transaction")
        .errorHandler(noErrorHandler())
        .setProperty("receiptAudience", constant(settings.receiptMembers()))
        .bean(receipts, "parameters")
        .to("sql:classpath:sql/receipt/mark-read.sql?parametersCount=2")
        .id("upsert-read-marks")
        .bean(receipts, "outcomes");
  }
}
