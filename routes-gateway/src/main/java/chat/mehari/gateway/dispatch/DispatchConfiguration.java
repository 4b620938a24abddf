package chat.mehari.gateway.dispatch;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What dispatch needs of threads and routes. */
@Configuration
class DispatchConfiguration {

  private static final int AWAITERS = 4;

  @Bean(destroyMethod = "shutdownNow")
  ExecutorService awaiters() {
    return Executors.newFixedThreadPool(AWAITERS, task -> new Thread(task, "awaiter"));
  }

  @Bean
  GivenUp givenUp(ProducerTemplate template) {
    return correlations -> template.sendBody("direct:give-up", correlations);
  }
}
