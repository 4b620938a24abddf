package chat.mehari.messages.instance;

import chat.mehari.messages.platform.MessagesSettings;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The instances tell each other that they are there, and each takes its share of the commands. */
@Component
class InstanceRoutes extends RouteBuilder {

  private static final int LOOKS_PER_ROUND = 4;

  private final MessagesSettings settings;
  private final Balance balance;
  private final InstanceQueue queue;
  private volatile boolean leaving;

  InstanceRoutes(MessagesSettings settings, Balance balance, InstanceQueue queue) {
    this.settings = settings;
    this.balance = balance;
    this.queue = queue;
  }

  @Override
  public void configure() {
    int period = settings.announceIntervalMs();
    from("timer:announce-instance?delay=0&period=" + period)
        .routeId("announce-instance")
        .description("Tells all instances, this one included, that this one is there")
        .filter(e -> !leaving)
        .bean(balance, "announce")
        .bean(queue, "say")
        .id("say-to-instances");

    from("timer:hear-instances?delay=0&period=" + Math.max(1, period / LOOKS_PER_ROUND))
        .routeId("hear-instances")
        .description("Hears which instances are there, and does what follows from it")
        .bean(queue, "hear")
        .id("take-announcements")
        .split(body())
        .bean(balance, "hear")
        .end()
        .bean(balance, "next")
        .filter(body().isInstanceOf(Step.class))
        .to("direct:take-share");

    from("direct:take-share")
        .routeId("take-share")
        .description("Subscribes to the partitions that are this instance's own, or lines up")
        .choice()
        .when(body().isInstanceOf(Step.Consume.class))
        .setBody(simple("${body.partitions}"))
        .to("direct:consume-partitions")
        .otherwise()
        .setBody(simple("${body.partitions}"))
        .to("direct:stand-by-for-partitions")
        .end()
        .bean(balance, "done")
        .bean(balance, "repeat")
        .bean(queue, "say");
  }

  /** The others need not wait until they miss this one. */
  @EventListener(ContextClosedEvent.class)
  void sayGoodbye() {
    leaving = true;
    queue.say(balance.sayGoodbye());
  }
}
