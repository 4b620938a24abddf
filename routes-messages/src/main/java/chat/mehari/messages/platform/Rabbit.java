package chat.mehari.messages.platform;

import org.springframework.amqp.rabbit.connection.ConnectionNameStrategy;
import org.springframework.boot.autoconfigure.amqp.RabbitTemplateCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How this service talks to the broker. */
@Configuration(proxyBeanMethods = false)
class Rabbit {

  @Bean
  ConnectionNameStrategy connectionName() {
    return factory -> "mehari-messages";
  }

  /** A broker that holds up publishers must not hold up acknowledgements as well. */
  @Bean
  RabbitTemplateCustomizer publishersHaveTheirOwnConnection() {
    return template -> template.setUsePublisherConnection(true);
  }
}
