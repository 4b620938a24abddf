package chat.mehari.embedded;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.nio.charset.StandardCharsets;

/** Connections to a broker, and what tests do over them. */
final class Connections {
  static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);

  private Connections() {}

  static Connection connect(BrokerAddress address) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(address.host());
    factory.setPort(address.port());
    factory.setUsername(address.username());
    factory.setPassword(address.password());
    factory.setVirtualHost(address.virtualHost());
    factory.setRequestedHeartbeat(10);
    return factory.newConnection("test");
  }

  static void publishConfirmed(Channel channel, String exchange, String key) throws Exception {
    channel.confirmSelect();
    channel.basicPublish(exchange, key, true, MessageProperties.PERSISTENT_BASIC, BODY);
    channel.waitForConfirmsOrDie(60_000);
  }
}
