package chat.mehari.messages.instance;

import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.InstanceAnnounced;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.stereotype.Component;

/**
 * What the instances say to each other. What cannot be said or heard is lost, and said again in the
 * next round. A lost queue is followed by one with another name, because the broker keeps the old
 * name locked until it notices that its connection is gone.
 */
@Component
class InstanceQueue {

  private static final Logger LOG = LoggerFactory.getLogger(InstanceQueue.class);
  private static final Map<String, Object> LIMITS = Map.of("x-max-length", 1000);

  private final RabbitTemplate speaking;
  private final RabbitTemplate hearing;
  private final ObjectMapper json;
  private @Nullable String queue;

  InstanceQueue(RabbitTemplate speaking, ConnectionFactory connections, ObjectMapper json) {
    this.speaking = speaking;
    // Not the connection of publishers, which the broker may hold up.
    this.hearing = new RabbitTemplate(connections);
    this.json = json;
  }

  /** Says something to all instances, this one included. */
  public void say(InstanceAnnounced announcement) {
    try {
      speaking.send(
          Exchanges.INSTANCES,
          "",
          MessageBuilder.withBody(json.writeValueAsBytes(announcement))
              .setContentType(MessageProperties.CONTENT_TYPE_JSON)
              .setDeliveryMode(MessageDeliveryMode.NON_PERSISTENT)
              .setHeader(Headers.TYPE, InstanceAnnounced.TYPE)
              .build());
    } catch (AmqpException | IOException e) {
      LOG.debug("The instances cannot be told", e);
    }
  }

  /** What has been said since the last time, in order. */
  public List<InstanceAnnounced> hear() {
    try {
      List<InstanceAnnounced> all = hearing.execute(this::takeAll);
      return all == null ? List.of() : all;
    } catch (AmqpException e) {
      LOG.debug("The instances cannot be heard", e);
      queue = null;
      return List.of();
    }
  }

  private List<InstanceAnnounced> takeAll(Channel channel) throws IOException {
    String name = queue;
    if (name == null) {
      name = Exchanges.INSTANCES + "." + UUID.randomUUID();
      channel.exchangeDeclare(Exchanges.INSTANCES, BuiltinExchangeType.FANOUT, true);
      channel.queueDeclare(name, false, true, true, LIMITS);
      channel.queueBind(name, Exchanges.INSTANCES, "");
      queue = name;
    }
    List<InstanceAnnounced> all = new ArrayList<>();
    for (GetResponse next = channel.basicGet(name, true);
        next != null;
        next = channel.basicGet(name, true)) {
      read(next, all);
    }
    return all;
  }

  private void read(GetResponse message, List<InstanceAnnounced> all) {
    Map<String, Object> headers = message.getProps().getHeaders();
    if (headers == null
        || !InstanceAnnounced.TYPE.equals(String.valueOf(headers.get(Headers.TYPE)))) {
      return;
    }
    try {
      all.add(json.readValue(message.getBody(), InstanceAnnounced.class));
    } catch (IOException e) {
      LOG.warn("An announcement of an instance cannot be read");
    }
  }
}
