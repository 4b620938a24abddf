package chat.mehari.gateway.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says in a broker's words how long a message may wait. RabbitMQ understands the AMQP property
 * {@code expiration} as milliseconds from now; Broker-J as a point in time, and drops at once what
 * is told the other way.
 */
@Component
public class MessageExpiration {

  private final Clock clock;
  private volatile boolean pointInTime;

  MessageExpiration(Clock clock) {
    this.clock = clock;
  }

  /** Takes note of what a broker says of itself when it is connected to. */
  void learn(Map<String, @Nullable Object> serverProperties) {
    String product = String.valueOf(serverProperties.get("product"));
    pointInTime = product.toLowerCase(Locale.ROOT).contains("qpid");
  }

  /** The value of the property for a message that may wait so long. */
  public String of(Duration patience) {
    long milliseconds = patience.toMillis();
    return Long.toString(pointInTime ? clock.millis() + milliseconds : milliseconds);
  }
}
