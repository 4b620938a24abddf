package chat.mehari.gateway.delivery;

import chat.mehari.schemas.broker.Headers;
import java.util.HashMap;
import java.util.Map;
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
      public void received(Received message) {
        Map<String, @Nullable Object> headers = new HashMap<>();
        headers.put(Headers.TYPE, message.type());
        headers.put(Headers.RECEIVED_AT, message.receivedAt());
        headers.put(Headers.TRACE, message.trace());
        template.sendBodyAndHeaders("direct:receive-message", message.body(), headers);
      }

      @Override
      public void renewed() {
        template.sendBody("seda:restore-sockets", "");
      }
    };
  }
}
