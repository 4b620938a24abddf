package chat.mehari.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * A queue, from which a test takes what a service would.
 *
 * @param channel used by one thread at a time
 * @param name of the queue
 */
public record QueueAccess(Channel channel, String name) {

  private static final Duration POLL = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Takes a message, once there is one. */
  public GetResponse take() {
    return Awaitility.await()
        .pollInterval(POLL)
        .atMost(PATIENCE)
        .until(
            () -> {
              synchronized (channel) {
                return channel.basicGet(name, true);
              }
            },
            message -> message != null);
  }

  /** Takes a message, once there is one, and gives it back, so that it is delivered again. */
  public void takeAndGiveBack() {
    Awaitility.await()
        .pollInterval(POLL)
        .atMost(PATIENCE)
        .until(
            () -> {
              synchronized (channel) {
                GetResponse message = channel.basicGet(name, false);
                if (message != null) {
                  channel.basicNack(message.getEnvelope().getDeliveryTag(), false, true);
                }
                return message != null;
              }
            });
  }

  /** Puts a message into the queue, past every exchange that has a name. */
  public void put(GetResponse message) throws IOException {
    synchronized (channel) {
      channel.basicPublish("", name, message.getProps(), message.getBody());
    }
  }

  /** Returns when the queue has what was published before. */
  public void awaitPublished() throws IOException {
    synchronized (channel) {
      channel.queueDeclarePassive(name);
    }
  }

  /** The text of a body. */
  public static String text(GetResponse message) {
    return new String(message.getBody(), UTF_8);
  }
}
