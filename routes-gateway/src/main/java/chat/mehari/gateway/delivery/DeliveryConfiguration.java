package chat.mehari.gateway.delivery;

import chat.mehari.schemas.broker.Headers;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects the queue with the routes. */
@Configuration
class DeliveryConfiguration {

  @Bean
  Inbound inbound(ProducerTemplate template) {
    return new Inbound() {
      @Override
      public void received(@Nullable String type, byte[] body) {
        template.sendBodyAndHeader("direct:receive-message", body, Headers.TYPE, type);
      }

      @Override
      public void renewed() {
        template.sendBody("seda:restore-sockets", "");
      }
    };
  }
}
