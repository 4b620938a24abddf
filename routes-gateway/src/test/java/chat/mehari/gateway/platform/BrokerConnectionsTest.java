package chat.mehari.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.TestServers;
import chat.mehari.gateway.harness.BrokerProxy;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.boot.autoconfigure.amqp.RabbitConnectionDetails.Address;

/** Connections of their own end by themselves, whatever the broker does. */
class BrokerConnectionsTest {

  @Test
  void aWriteToABrokerThatNeitherReadsNorSpeaksEndsWithItsHeartbeats() throws Exception {
    try (BrokerProxy proxy = new BrokerProxy(TestServers.broker())) {
      Connection connection = connections(proxy.address()).open("test");
      Channel channel = connection.createChannel();
      proxy.silence("routes-gateway test");
      proxy.deafen("routes-gateway test");

      CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> publishOn(channel));

      // Not failsWithin: that takes a write which still waits for a failed one.
      assertThatThrownBy(() -> publishing.get(60, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class);
      assertThat(connection.isOpen()).isFalse();
    }
  }

  private static void publishOn(Channel channel) {
    byte[] body = new byte[60_000];
    try {
      while (true) {
        channel.basicPublish("", "nobody", null, body);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static BrokerConnections connections(BrokerAddress broker) {
    CachingConnectionFactory factory = new CachingConnectionFactory();
    factory.setUsername(broker.username());
    factory.setPassword(broker.password());
    factory.setVirtualHost(broker.virtualHost());
    factory.setRequestedHeartBeat(1);
    return new BrokerConnections(
        factory,
        () -> List.of(new Address(broker.host(), broker.port())),
        new MessageExpiration(Clock.systemUTC()));
  }
}
