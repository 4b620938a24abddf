package chat.mehari.gateway.delivery;

import chat.mehari.schemas.broker.Headers;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages on, one after the other. Nothing of a message is kept here, so acknowledgements
 * only make room for more, and one in a while is enough; but what is never acknowledged makes a
 * broker close the channel in the end (RabbitMQ after half an hour).
 */
final class QueueConsumer extends DefaultConsumer {

  private static final Logger LOG = LoggerFactory.getLogger(QueueConsumer.class);

  /** A fraction of what the broker sends ahead. */
  private static final int ACKNOWLEDGE_EVERY = 100;

  /** Takes one message at a time. */
  @FunctionalInterface
  interface Receiver {
    void received(Received message);
  }

  private final Receiver receiver;
  private final Runnable lost;
  private int unacknowledged;
  private long lastTag;

  QueueConsumer(Channel channel, Receiver receiver, Runnable lost) {
    super(channel);
    this.receiver = receiver;
    this.lost = lost;
  }

  @Override
  public void handleDelivery(
      String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
      throws IOException {
    try {
      Map<String, Object> headers = properties.getHeaders();
      receiver.received(
          new Received(
              text(headers, Headers.TYPE),
              text(headers, Headers.RECEIVED_AT),
              text(headers, Headers.TRACE),
              body));
    } catch (RuntimeException e) {
      // A message that cannot be read must not stop those behind it; clients find the gap.
      LOG.error("A message to this gateway was dropped", e);
    }
    received(envelope.getDeliveryTag());
  }

  private static @Nullable String text(@Nullable Map<String, Object> headers, String name) {
    Object value = headers == null ? null : headers.get(name);
    return value == null ? null : value.toString();
  }

  private synchronized void received(long deliveryTag) throws IOException {
    lastTag = deliveryTag;
    unacknowledged++;
    if (unacknowledged >= ACKNOWLEDGE_EVERY) {
      acknowledge();
    }
  }

  /** Acknowledges what has come so far. From any thread. */
  synchronized void acknowledge() throws IOException {
    if (unacknowledged > 0) {
      getChannel().basicAck(lastTag, true);
      unacknowledged = 0;
    }
  }

  @Override
  public void handleCancel(String tag) {
    LOG.warn("The queue of this gateway was deleted");
    lost.run();
  }

  @Override
  public void handleShutdownSignal(String tag, ShutdownSignalException cause) {
    lost.run();
  }
}
