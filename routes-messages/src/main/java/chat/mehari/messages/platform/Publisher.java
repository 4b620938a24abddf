package chat.mehari.messages.platform;

import chat.mehari.schemas.broker.Deliveries;
import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.ReceivedAt;
import java.time.Instant;
import java.util.List;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageBuilderSupport;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitOperations;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.stereotype.Component;

/**
 * Publishes replies, events and dead letters on one channel and returns when the broker has
 * confirmed all of them. A publication that fails may be repeated as a whole: gateways drop a reply
 * that nobody waits for, clients ignore an event that they have.
 */
@Component
public class Publisher {

  private final RabbitTemplate rabbit;
  private final Bundles bundles;
  private final MessagesSettings settings;

  Publisher(RabbitTemplate rabbit, Bundles bundles, MessagesSettings settings) {
    this.rabbit = rabbit;
    this.bundles = bundles;
    this.settings = settings;
  }

  /**
   * Publishes and awaits the confirms.
   *
   * @throws org.springframework.amqp.AmqpException where it is not sure that all has been taken
   */
  public void publish(Publication publication) {
    List<Bundles.Bundle> messages = bundles.of(publication);
    if (messages.isEmpty() && publication.deadLetters().isEmpty()) {
      return;
    }
    rabbit.invoke(
        channel -> {
          publication.deadLetters().forEach(letter -> send(channel, letter));
          messages.forEach(bundle -> send(channel, bundle, publication));
          channel.waitForConfirmsOrDie(settings.confirmTimeoutMs());
          return null;
        });
  }

  private static void send(
      RabbitOperations channel, Bundles.Bundle bundle, Publication publication) {
    MessageBuilderSupport<Message> message =
        MessageBuilder.withBody(bundle.body())
            .setContentType(MessageProperties.CONTENT_TYPE_JSON)
            .setDeliveryMode(MessageDeliveryMode.NON_PERSISTENT)
            .setHeader(Headers.TYPE, Deliveries.TYPE);
    Instant receivedAt = publication.receivedAt();
    if (receivedAt != null) {
      message.setHeader(Headers.RECEIVED_AT, ReceivedAt.of(receivedAt));
    }
    if (publication.trace() != null) {
      message.setHeader(Headers.TRACE, publication.trace());
    }
    channel.send(bundle.exchange(), bundle.routingKey(), message.build());
  }

  private static void send(RabbitOperations channel, Publication.DeadLetter letter) {
    Message message =
        MessageBuilder.withBody(letter.body())
            .setContentType(MessageProperties.CONTENT_TYPE_JSON)
            .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
            .copyHeaders(letter.headers())
            .build();
    channel.send(Exchanges.DEAD_LETTER, letter.queue(), message);
  }
}
