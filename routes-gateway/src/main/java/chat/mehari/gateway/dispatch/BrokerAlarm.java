package chat.mehari.gateway.dispatch;

import chat.mehari.gateway.platform.Refused;
import com.rabbitmq.client.BlockedListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionListener;
import org.springframework.stereotype.Component;

/**
 * Whether the broker reads what Spring publishes. Short of memory or disk, RabbitMQ stops reading
 * from whoever publishes (https://www.rabbitmq.com/docs/alarms), and a write could wait without
 * end.
 */
@Component
class BrokerAlarm implements ConnectionListener, BlockedListener {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerAlarm.class);

  private volatile boolean raised;

  BrokerAlarm(CachingConnectionFactory connections) {
    connections.addConnectionListener(this);
  }

  /** Refuses with {@code unavailable} while the broker reads nothing. */
  public void requireNone() {
    if (raised) {
      throw Refused.unavailable();
    }
  }

  @Override
  public void onCreate(Connection connection) {
    raised = false;
    connection.addBlockedListener(this);
  }

  @Override
  public void handleBlocked(String reason) {
    LOG.warn("The broker takes no requests: {}", reason);
    raised = true;
  }

  @Override
  public void handleUnblocked() {
    LOG.info("The broker takes requests again");
    raised = false;
  }
}
