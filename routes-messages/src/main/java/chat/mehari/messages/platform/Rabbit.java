package chat.mehari.messages.platform;

import org.apache.camel.component.springrabbit.SpringRabbitMQComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.config.RetryInterceptorBuilder;
import org.springframework.amqp.rabbit.connection.ConnectionNameStrategy;
import org.springframework.boot.autoconfigure.amqp.RabbitTemplateCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.retry.interceptor.RetryOperationsInterceptor;

/** How this service talks to the broker. */
@Configuration(proxyBeanMethods = false)
class Rabbit {

  private static final Logger LOG = LoggerFactory.getLogger(Rabbit.class);

  @Bean
  ConnectionNameStrategy connectionName() {
    return factory -> "mehari-messages";
  }

  /** A broker that holds up publishers must not hold up acknowledgements as well. */
  @Bean
  RabbitTemplateCustomizer publishersHaveTheirOwnConnection() {
    return template -> template.setUsePublisherConnection(true);
  }

  @Bean
  ComponentCustomizer rawBodiesAndOneAttempt() {
    return ComponentCustomizer.forType(
        SpringRabbitMQComponent.class,
        component -> {
          component.setMessageConverter(new RawBodies());
          component.setRetry(oneAttempt());
        });
  }

  /**
   * The error policy answers every query that fails. What gets past it, because no answer could be
   * published, is told without what it held, which Spring's own recoverer would log.
   */
  private static RetryOperationsInterceptor oneAttempt() {
    return RetryInterceptorBuilder.stateless()
        .maxAttempts(1)
        .recoverer(
            (message, cause) ->
                LOG.warn("A query could not be answered: {}", cause.getClass().getName()))
        .build();
  }
}
