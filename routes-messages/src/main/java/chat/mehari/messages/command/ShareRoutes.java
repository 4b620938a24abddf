package chat.mehari.messages.command;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Changes which partitions this instance takes commands from, while it runs. */
@Component
class ShareRoutes extends RouteBuilder {

  private final CommandLanes lanes;

  ShareRoutes(CommandLanes lanes) {
    this.lanes = lanes;
  }

  @Override
  public void configure() {
    from("direct:consume-partitions")
        .routeId("consume-partitions")
        .description("Gives up every partition, and subscribes to those that the body lists")
        .log("Takes the commands of the partitions ${body}")
        .bean(lanes, "consume");

    from("direct:stand-by-for-partitions")
        .routeId("stand-by-for-partitions")
        .description("Lines up for the partitions that the body lists, behind whose they are")
        .bean(lanes, "standBy");
  }
}
