package chat.mehari.messages.command;

import chat.mehari.messages.platform.MessagesSettings;
import chat.mehari.messages.platform.OwnHeaders;
import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.Queues;
import chat.mehari.schemas.identity.ConversationId;
import com.rabbitmq.client.Channel;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.springrabbit.SpringRabbitMQConstants;
import org.springframework.stereotype.Component;

/**
 * Takes commands from their queues, all over one channel and with one thread, and hands them to the
 * worker in that order.
 */
@Component
class CommandQueueRoutes extends RouteBuilder {

  /** How the name of a queue begins whose rest is its routing key. */
  private static final String PREFIX = Exchanges.MESSAGES + ".";

  private final MessagesSettings settings;
  private final CommandGate gate;

  CommandQueueRoutes(MessagesSettings settings, CommandGate gate) {
    this.settings = settings;
    this.gate = gate;
  }

  @Override
  public void configure() {
    String queues =
        IntStream.range(0, ConversationId.PARTITIONS)
            .mapToObj(Queues::commands)
            .collect(Collectors.joining(","));
    from("spring-rabbitmq:messages?queues="
            + queues
            + "&messageListenerContainerType=SMLC&concurrentConsumers=1&acknowledgeMode=MANUAL"
            + "&autoDeclare=false&disableReplyTo=true&prefetchCount="
            + settings.prefetch())
        .routeId("receive-commands")
        .description("Takes commands from all partitions over one channel, in order")
        // A command that is not handed on must not be overtaken by those behind it.
        .onException(Exception.class)
        .handled(true)
        .process(exchange -> gate.abandon(channel(exchange)))
        .end()
        .setBody(CommandQueueRoutes::received)
        .removeHeaders("*")
        .to(
            "seda:commands?size="
                + settings.batchSize()
                + "&blockWhenFull=true&waitForTaskToComplete=Never")
        .id("queue-command");
  }

  private static ReceivedCommand received(Exchange exchange) {
    Map<String, Object> headers = exchange.getMessage().getHeaders();
    String key = String.valueOf(headers.get(SpringRabbitMQConstants.ROUTING_KEY));
    return new ReceivedCommand(
        channel(exchange),
        exchange.getMessage().getHeader(SpringRabbitMQConstants.DELIVERY_TAG, long.class),
        key.startsWith(PREFIX) ? key : PREFIX + key,
        Boolean.TRUE.equals(headers.get(SpringRabbitMQConstants.REDELIVERED)),
        OwnHeaders.of(headers),
        exchange.getMessage().getBody(byte[].class));
  }

  private static Channel channel(Exchange exchange) {
    return exchange.getProperty(SpringRabbitMQConstants.CHANNEL, Channel.class);
  }
}
