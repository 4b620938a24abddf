package chat.mehari.users.platform;

import org.apache.camel.component.springrabbit.DefaultListenerContainerFactory;
import org.apache.camel.component.springrabbit.SpringRabbitMQComponent;
import org.apache.camel.component.springrabbit.SpringRabbitMQEndpoint;
import org.apache.camel.component.sql.DefaultRowMapperFactory;
import org.apache.camel.component.sql.RowMapperFactory;
import org.apache.camel.spi.ComponentCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.config.RetryInterceptorBuilder;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.retry.interceptor.RetryOperationsInterceptor;

/** How Camel's components behave in this service. */
@Configuration(proxyBeanMethods = false)
class CamelComponents {

  private static final Logger LOG = LoggerFactory.getLogger(CamelComponents.class);
  private static final long RECOVERY_INTERVAL_MS = 1_000;
  private static final long RECEIVE_TIMEOUT_MS = 100;

  /** Rows become records. */
  @Bean
  RowMapperFactory recordRows() {
    return new DefaultRowMapperFactory() {
      @Override
      public RowMapper<?> newBeanRowMapper(Class<?> row) {
        return new DataClassRowMapper<>(row);
      }
    };
  }

  /** Consumers wait for the broker and for their queues as long as it takes. */
  @Bean
  ComponentCustomizer patientListeners() {
    return ComponentCustomizer.forType(
        SpringRabbitMQComponent.class,
        component -> {
          component.setRetry(noSecondAttempt());
          component.setListenerContainerFactory(new PatientListeners());
        });
  }

  /**
   * The error policy answers every failure; what gets past it, because an answer could not be
   * published, is dropped here. Spring's own recoverer would write the message's body to the log.
   */
  private static RetryOperationsInterceptor noSecondAttempt() {
    return RetryInterceptorBuilder.stateless()
        .maxAttempts(1)
        .recoverer(
            (message, cause) ->
                LOG.warn("A request could not be answered: {}", cause.getClass().getName()))
        .build();
  }

  private static final class PatientListeners extends DefaultListenerContainerFactory {

    @Override
    public AbstractMessageListenerContainer createListenerContainer(
        SpringRabbitMQEndpoint endpoint) {
      AbstractMessageListenerContainer container = super.createListenerContainer(endpoint);
      container.setMissingQueuesFatal(false);
      container.setPossibleAuthenticationFailureFatal(false);
      if (container instanceof SimpleMessageListenerContainer simple) {
        simple.setRecoveryInterval(RECOVERY_INTERVAL_MS);
        simple.setFailedDeclarationRetryInterval(RECOVERY_INTERVAL_MS);
        // Camel stops one consumer after the other, and each waits so long for a last message.
        simple.setReceiveTimeout(RECEIVE_TIMEOUT_MS);
      }
      return container;
    }
  }
}
