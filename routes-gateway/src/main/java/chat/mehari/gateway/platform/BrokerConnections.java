package chat.mehari.gateway.platform;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.boot.autoconfigure.amqp.RabbitConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Opens connections of their own for what must know its channel: an exclusive queue lives and dies
 * with its connection, and the order of commands with its channel. They do not recover by
 * themselves: whoever holds one must do more than reconnect when it is lost.
 */
@Component
public class BrokerConnections {

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
    return connection;
  }
}
