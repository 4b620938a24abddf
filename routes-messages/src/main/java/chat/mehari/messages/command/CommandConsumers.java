package chat.mehari.messages.command;

import chat.mehari.messages.platform.MessagesSettings;
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
  ComponentCustomizer commandContainers(CommandGate gate, MessagesSettings settings) {
    Duration timeout = Duration.ofMillis(settings.shutdownTimeoutMs());
    return ComponentCustomizer.forType(
        SpringRabbitMQComponent.class,
        component -> component.setListenerContainerFactory(new Containers(gate, timeout)));
  }

  private static final class Containers extends DefaultListenerContainerFactory {

    private final CommandGate gate;
    private final Duration shutdownTimeout;

    Containers(CommandGate gate, Duration shutdownTimeout) {
      this.gate = gate;
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
      CommandListenerContainer container =
          new CommandListenerContainer(endpoint, gate, shutdownTimeout);
      container.setQueueNames(endpoint.getQueues().split(",", -1));
      container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
      container.setAutoDeclare(false);
      container.setPrefetchCount(endpoint.getPrefetchCount());
      return container;
    }
  }
}
