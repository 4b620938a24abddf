package chat.mehari.messages.command;

import chat.mehari.messages.platform.MessagesSettings;
import chat.mehari.messages.platform.Subscriptions;
import java.time.Duration;
import org.apache.camel.component.springrabbit.DefaultListenerContainerFactory;
import org.apache.camel.component.springrabbit.SpringRabbitMQComponent;
import org.apache.camel.component.springrabbit.SpringRabbitMQEndpoint;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives the consumer of the command queues a container that keeps their order when it stops. All
 * consumers wait for their queues and for a password that is being changed.
 */
@Configuration(proxyBeanMethods = false)
class CommandConsumers {

  private static final long RECOVERY_INTERVAL_MS = 1000;
  private static final long RECEIVE_TIMEOUT_MS = 100;

  @Bean
  ComponentCustomizer commandContainers(
      CommandGate gate,
      CommandLanes lanes,
      Subscriptions subscriptions,
      MessagesSettings settings) {
    Duration timeout = Duration.ofMillis(settings.shutdownTimeoutMs());
    return ComponentCustomizer.forType(
        SpringRabbitMQComponent.class,
        component ->
            component.setListenerContainerFactory(
                new Containers(gate, lanes, subscriptions, timeout)));
  }

  private static final class Containers extends DefaultListenerContainerFactory {

    private final CommandGate gate;
    private final CommandLanes lanes;
    private final Subscriptions subscriptions;
    private final Duration shutdownTimeout;

    Containers(
        CommandGate gate,
        CommandLanes lanes,
        Subscriptions subscriptions,
        Duration shutdownTimeout) {
      this.gate = gate;
      this.lanes = lanes;
      this.subscriptions = subscriptions;
      this.shutdownTimeout = shutdownTimeout;
    }

    @Override
    public AbstractMessageListenerContainer createListenerContainer(
        SpringRabbitMQEndpoint endpoint) {
      SimpleMessageListenerContainer container = container(endpoint);
      container.setMissingQueuesFatal(false);
      container.setPossibleAuthenticationFailureFatal(false);
      container.setRecoveryInterval(RECOVERY_INTERVAL_MS);
      container.setFailedDeclarationRetryInterval(RECOVERY_INTERVAL_MS);
      // Camel stops one consumer after the other, and each waits so long for a last message.
      container.setReceiveTimeout(RECEIVE_TIMEOUT_MS);
      return container;
    }

    private SimpleMessageListenerContainer container(SpringRabbitMQEndpoint endpoint) {
      if (endpoint.getAcknowledgeMode() != AcknowledgeMode.MANUAL) {
        return (SimpleMessageListenerContainer) super.createListenerContainer(endpoint);
      }
      Lane lane = endpoint.getQueues() == null ? Lane.STAND_BY : Lane.OWN;
      Runnable subscribed = lane == Lane.OWN ? subscriptions::add : () -> {};
      CommandListenerContainer container =
          new CommandListenerContainer(endpoint, lane, gate, shutdownTimeout, subscribed);
      lanes.add(container);
      container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
      container.setAutoDeclare(false);
      container.setPrefetchCount(endpoint.getPrefetchCount());
      return container;
    }
  }
}
