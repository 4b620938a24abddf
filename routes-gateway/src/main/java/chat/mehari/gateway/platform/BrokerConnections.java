package chat.mehari.gateway.platform;

import chat.mehari.runtime.Told;
import com.rabbitmq.client.Address;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import com.rabbitmq.client.impl.DefaultExceptionHandler;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.apache.commons.logging.Log;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.RabbitUtils;
import org.springframework.boot.autoconfigure.amqp.RabbitConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Opens connections of their own for what must know its channel: an exclusive queue lives and dies
 * with its connection, and the order of commands with its channel. They do not recover by
 * themselves: whoever holds one must do more than reconnect when it is lost.
 */
@Component
public class BrokerConnections {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerConnections.class);

  /** How long the broker may take for an answer: a client that waits for it has ten seconds. */
  private static final int ANSWER_MILLIS = 10_000;

  private final Told told = new Told();
  private final CachingConnectionFactory connections;
  private final RabbitConnectionDetails details;
  private final MessageExpiration expiration;

  BrokerConnections(
      CachingConnectionFactory connections,
      RabbitConnectionDetails details,
      MessageExpiration expiration) {
    this.connections = connections;
    this.details = details;
    this.expiration = expiration;
    connections.setCloseExceptionLogger(this::channelClosed);
    ConnectionFactory factory = connections.getRabbitConnectionFactory();
    factory.setExceptionHandler(new OthersTell());
    factory.setChannelRpcTimeout(ANSWER_MILLIS);
    factory.setShutdownExecutor(Executors.newCachedThreadPool(BrokerConnections::daemon));
  }

  /**
   * The client closes the channels of a dead connection before its socket, and each only when
   * nobody writes on it. On a thread of their own they may wait for that, while the socket's close
   * ends the write.
   */
  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "broker-channel-end");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Opens a connection.
   *
   * @param name what operators see of it
   */
  public Connection open(String name) throws IOException, TimeoutException {
    ConnectionFactory factory = connections.getRabbitConnectionFactory().clone();
    factory.setAutomaticRecoveryEnabled(false);
    factory.setTopologyRecoveryEnabled(false);
    List<Address> addresses =
        details.getAddresses().stream()
            .map(address -> new Address(address.host(), address.port()))
            .toList();
    Connection connection = factory.newConnection(addresses, "routes-gateway " + name);
    expiration.learn(connection.getServerProperties());
    told.isOver();
    return connection;
  }

  /** Spring tells it of each channel, also when the whole connection is gone. */
  private void channelClosed(Log log, String message, Throwable cause) {
    boolean harmless =
        cause instanceof ShutdownSignalException end
            && (end.isHardError() || RabbitUtils.isNormalChannelClose(end));
    String reason = Told.reason(cause);
    if (!harmless && told.isNews(reason)) {
      LOG.warn("The broker closed a channel: {}", reason);
    }
  }

  /** The end of a connection is heard, and told, by those who use it. */
  private static final class OthersTell extends DefaultExceptionHandler {

    @Override
    public void handleUnexpectedConnectionDriverException(Connection connection, Throwable fault) {
      LOG.debug("A connection broke", fault);
    }
  }
}
