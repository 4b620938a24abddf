package chat.mehari.users.platform;

import com.rabbitmq.client.Channel;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.springrabbit.SpringRabbitMQConstants;
import org.springframework.stereotype.Component;

/**
 * Acknowledges a command before anything is done, so that it runs at most once: after a crash the
 * gateway says {@code unavailable}. A command that the broker delivers again may have run before,
 * because its acknowledgement was lost with a connection; so it is answered and not run.
 */
@Component
class Acknowledgement implements Processor {

  @Override
  public void process(Exchange exchange) throws Exception {
    Channel channel = exchange.getProperty(SpringRabbitMQConstants.CHANNEL, Channel.class);
    Long tag = exchange.getMessage().getHeader(SpringRabbitMQConstants.DELIVERY_TAG, Long.class);
    channel.basicAck(tag, false);
    if (Boolean.TRUE.equals(
        exchange.getMessage().getHeader(SpringRabbitMQConstants.REDELIVERED, Boolean.class))) {
      throw new RedeliveredException();
    }
  }
}
