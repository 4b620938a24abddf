package chat.mehari.messages.command;

import chat.mehari.messages.platform.MessagesSettings;
import chat.mehari.messages.platform.OwnHeaders;
import chat.mehari.schemas.broker.Queues;
import chat.mehari.schemas.identity.ConversationId;
import com.rabbitmq.client.Channel;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.springrabbit.SpringRabbitMQConstants;
import org.apache.camel.model.RouteDefinition;
import org.springframework.amqp.rabbit.connection.ChannelProxy;
import org.springframework.stereotype.Component;

/**
 * Takes commands from their queues, all of a lane over one channel and with one thread, and hands
 * them to the worker in that order.
 */
@Component
class CommandQueueRoutes extends RouteBuilder {

  private final MessagesSettings settings;
  private final CommandGate gate;

  CommandQueueRoutes(MessagesSettings settings, CommandGate gate) {
    this.settings = settings;
    this.gate = gate;
  }

  @Override
  public void configure() {
    String queues =
        "queues="
            + IntStream.range(0, ConversationId.PARTITIONS)
                .mapToObj(Queues::commands)
                .collect(Collectors.joining(",", "", "&"));
    takeCommands(
        Lane.OWN,
        from(consumerUri(queues))
            .routeId("receive-commands")
            .description("Takes commands from its own partitions over one channel, in order"));
    takeCommands(
        Lane.STAND_BY,
        from(consumerUri(""))
            .routeId("stand-by-for-commands")
            .description("Takes those of an instance that is gone over another channel, in order"));
  }

  private String consumerUri(String queues) {
    return "spring-rabbitmq:messages?"
        + queues
        + "messageListenerContainerType=SMLC&concurrentConsumers=1&acknowledgeMode=MANUAL"
        + "&autoDeclare=false&disableReplyTo=true&prefetchCount="
        + settings.prefetch();
  }

  private void takeCommands(Lane lane, RouteDefinition route) {
    route
        // A command that is not handed on must not be overtaken by those behind it.
        .onException(Exception.class)
        .handled(true)
        .process(exchange -> gate.abandon(channel(exchange)))
        .end()
        .setBody(exchange -> received(lane, exchange))
        .removeHeaders("*")
        .to(
            "seda:commands?size="
                + settings.batchSize()
                + "&blockWhenFull=true&waitForTaskToComplete=Never")
        .id(lane == Lane.OWN ? "queue-command" : "queue-stand-by-command");
  }

  private static ReceivedCommand received(Lane lane, Exchange exchange) {
    Map<String, Object> headers = exchange.getMessage().getHeaders();
    return new ReceivedCommand(
        lane,
        channel(exchange),
        exchange.getMessage().getHeader(SpringRabbitMQConstants.DELIVERY_TAG, long.class),
        Queues.source(
            exchange
                .getMessage()
                .getHeader(SpringRabbitMQConstants.EXCHANGE_NAME, "", String.class),
            exchange.getMessage().getHeader(SpringRabbitMQConstants.ROUTING_KEY, "", String.class)),
        Boolean.TRUE.equals(headers.get(SpringRabbitMQConstants.REDELIVERED)),
        OwnHeaders.of(headers),
        exchange.getMessage().getBody(byte[].class));
  }

  /**
   * The broker's channel itself. Spring's proxy would open another one when it is asked to
   * acknowledge on a dead one, and would then take commands of the dead one for its own.
   */
  private static Channel channel(Exchange exchange) {
    Channel channel = exchange.getProperty(SpringRabbitMQConstants.CHANNEL, Channel.class);
    return channel instanceof ChannelProxy proxy ? proxy.getTargetChannel() : channel;
  }
}
