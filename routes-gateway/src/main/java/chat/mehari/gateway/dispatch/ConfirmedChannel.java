package chat.mehari.gateway.dispatch;

import chat.mehari.gateway.platform.Refused;
import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.Headers;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeoutException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;

/**
 * One channel and what it has published that the broker has not yet confirmed. Must be published to
 * by one thread at a time.
 */
final class ConfirmedChannel {

  private final Channel channel;
  private final GivenUp givenUp;
  private final ConcurrentNavigableMap<Long, String> unconfirmed = new ConcurrentSkipListMap<>();
  private volatile boolean blocked;

  ConfirmedChannel(Channel channel, GivenUp givenUp) {
    this.channel = channel;
    this.givenUp = givenUp;
  }

  void open() throws IOException {
    channel.exchangeDeclare(Exchanges.MESSAGES, BuiltinExchangeType.DIRECT, true);
    channel.confirmSelect();
    channel.addConfirmListener(
        (tag, multiple) -> confirmed(tag, multiple).clear(),
        (tag, multiple) -> {
          Map<Long, String> refused = confirmed(tag, multiple);
          List<String> correlations = List.copyOf(refused.values());
          refused.clear();
          givenUp.unanswered(correlations);
        });
    channel.addReturnListener(
        returned ->
            givenUp.unanswered(
                List.of(
                    String.valueOf(
                        returned.getProperties().getHeaders().get(Headers.CORRELATION)))));
  }

  /** While the broker takes nothing, a write could wait without end. */
  void blocked(boolean nowBlocked) {
    blocked = nowBlocked;
  }

  boolean isBlocked() {
    return blocked;
  }

  void publish(String correlation, String routingKey, Message message) throws IOException {
    if (blocked) {
      throw Refused.unavailable();
    }
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
            .contentType(message.getMessageProperties().getContentType())
            .deliveryMode(MessageDeliveryMode.toInt(MessageDeliveryMode.PERSISTENT))
            .headers(message.getMessageProperties().getHeaders())
            .build();
    long tag = channel.getNextPublishSeqNo();
    unconfirmed.put(tag, correlation);
    try {
      channel.basicPublish(Exchanges.MESSAGES, routingKey, true, properties, message.getBody());
    } catch (IOException | RuntimeException e) {
      unconfirmed.remove(tag);
      throw e;
    }
  }

  /** The channel is gone: nobody knows what became of what is unconfirmed. */
  void giveUp() {
    List<String> correlations = List.copyOf(unconfirmed.values());
    unconfirmed.clear();
    if (!correlations.isEmpty()) {
      givenUp.unanswered(correlations);
    }
  }

  /** Waits a while for the confirms of what was published. */
  void drain(long seconds) {
    try {
      channel.waitForConfirms(seconds * 1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | RuntimeException e) {
      giveUp();
    }
  }

  private Map<Long, String> confirmed(long tag, boolean multiple) {
    return multiple ? unconfirmed.headMap(tag, true) : unconfirmed.subMap(tag, true, tag, true);
  }
}
