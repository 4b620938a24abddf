package chat.mehari.gateway.platform;

import chat.mehari.schemas.broker.Exchanges;
import java.time.Clock;
import java.util.List;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that no feature owns. */
@Configuration
class GatewayConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** What this gateway publishes to through Spring; declared whenever a connection is made. */
  @Bean
  Declarables exchangesOfTheServices() {
    return new Declarables(
        List.of(new DirectExchange(Exchanges.USERS), new DirectExchange(Exchanges.MESSAGES)));
  }
}
