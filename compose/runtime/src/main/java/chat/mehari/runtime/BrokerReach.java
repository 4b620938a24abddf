package chat.mehari.runtime;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import com.rabbitmq.client.impl.DefaultExceptionHandler;
import org.apache.commons.logging.Log;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionListener;
import org.springframework.amqp.rabbit.connection.RabbitUtils;

/**
 * Tells once what keeps this service from the broker, and once that it is over. The consumers, who
 * try again each second, and the client library tell nothing of it.
 */
public final class BrokerReach implements ConnectionListener {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerReach.class);

  private final Told told = new Told();

  /** Listens to these connections from now on. */
  public BrokerReach(CachingConnectionFactory connections) {
    connections.addConnectionListener(this);
    connections.setCloseExceptionLogger(this::channelClosed);
    ConnectionFactory client = connections.getRabbitConnectionFactory();
    client.setExceptionHandler(new OthersTell());
  }

  @Override
  public void onCreate(org.springframework.amqp.rabbit.connection.Connection connection) {
    if (told.isOver()) {
      LOG.info("The broker is there");
    }
  }

  @Override
  public void onFailed(Exception fault) {
    tell("The broker cannot be reached: {}", fault);
  }

  @Override
  public void onShutDown(ShutdownSignalException end) {
    if (!RabbitUtils.isNormalShutdown(end)) {
      tell("The connection to the broker is lost: {}", end);
    }
  }

  private void channelClosed(Log log, String message, Throwable cause) {
    boolean harmless =
        cause instanceof ShutdownSignalException end
            && (end.isHardError()
                || RabbitUtils.isNormalChannelClose(end)
                || RabbitUtils.isPassiveDeclarationChannelClose(end));
    if (!harmless) {
      tell("The broker closed a channel: {}", cause);
    }
  }

  private void tell(String what, Throwable fault) {
    String reason = Told.reason(fault);
    if (told.isNews(what + reason)) {
      LOG.warn(what, reason);
    }
  }

  /** The end of a connection is heard by those who use it. */
  private static final class OthersTell extends DefaultExceptionHandler {

    @Override
    public void handleUnexpectedConnectionDriverException(Connection connection, Throwable fault) {
      LOG.debug("A connection broke", fault);
    }
  }
}
