package chat.mehari.users.platform;

import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.Queues;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.springrabbit.SpringRabbitMQConstants;
import org.springframework.stereotype.Component;

/** Where requests go that cannot be done. */
@Component
class DeadLetterRoutes extends RouteBuilder {

  /** Bodies that hold passwords or tokens: they are never kept. */
  private static final Set<String> SECRET =
      Set.of("register", "login", "refresh", "authenticate", "change-password");

  private final Failures failures;
  private final RequestLog requestLog;

  DeadLetterRoutes(Failures failures, RequestLog requestLog) {
    this.failures = failures;
    this.requestLog = requestLog;
  }

  @Override
  public void configure() {
    from("direct:bury")
        .routeId("bury")
        .routeConfigurationId(Policies.STEP)
        .description("Keeps a request that cannot be done, and answers that it was not")
        .setProperty(Properties.OPERATION)
        .exchange(Exchange::getFromRouteId)
        .setProperty(Properties.TRACE)
        .method(failures, "trace")
        .bean(requestLog, "buried")
        .setHeader(SpringRabbitMQConstants.ROUTING_OVERRIDE_KEY)
        .exchange(DeadLetterRoutes::source)
        .choice()
        .when(exchange -> SECRET.contains(exchange.getFromRouteId()))
        .setBody(constant(new byte[0]))
        .end()
        .to("spring-rabbitmq:" + Exchanges.DEAD_LETTER)
        .id("publish-to-dead-letter")
        .setBody()
        .method(failures, "internal")
        .to("direct:reply-error");
  }

  private static String source(Exchange exchange) {
    return Queues.source(
        exchange.getMessage().getHeader(SpringRabbitMQConstants.EXCHANGE_NAME, "", String.class),
        exchange.getMessage().getHeader(SpringRabbitMQConstants.ROUTING_KEY, "", String.class));
  }
}
