package chat.mehari.runtime;

import chat.mehari.embedded.BrokerAddress;
import chat.mehari.embedded.DatabaseAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.springframework.boot.ExitCodeEvent;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A service with one table and one route, made as the real ones are. */
final class SomeService implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final CompletableFuture<Integer> end;

  private SomeService(ConfigurableApplicationContext context, CompletableFuture<Integer> end) {
    this.context = context;
    this.end = end;
  }

  /** Starts it against these servers, whether they are there or not. */
  static SomeService start(BrokerAddress broker, DatabaseAddress database) {
    CompletableFuture<Integer> end = new CompletableFuture<>();
    ApplicationListener<ExitCodeEvent> listener = event -> end.complete(event.getExitCode());
    return new SomeService(
        application()
            .listeners(listener)
            .run(
                "--spring.rabbitmq.host=" + broker.host(),
                "--spring.rabbitmq.port=" + broker.port(),
                "--spring.rabbitmq.username=" + broker.username(),
                "--spring.rabbitmq.password=" + broker.password(),
                "--spring.rabbitmq.virtual-host=" + broker.virtualHost(),
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password()),
        end);
  }

  /** The service, not yet started. */
  static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(Configuration.class)
        .web(WebApplicationType.NONE)
        .properties("spring.config.name=some-service");
  }

  /** Waits until its schema is there and its routes run. */
  SomeService awaitReady() {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                context
                    .getBean("schemaHealthIndicator", HealthIndicator.class)
                    .health()
                    .getStatus()
                    .equals(Status.UP));
    return this;
  }

  /** The code with which it ends by itself. */
  CompletableFuture<Integer> end() {
    return end;
  }

  /** Whether it has not ended. */
  boolean isActive() {
    return context.isActive();
  }

  /** The routes that run. */
  List<String> routes() {
    CamelContext camel = bean(CamelContext.class);
    return camel.getRoutes().stream()
        .map(route -> route.getRouteId())
        .filter(id -> camel.getRouteController().getRouteStatus(id).isStarted())
        .toList();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @EnableConfigurationProperties({BrokerLogin.class, DatabaseLogin.class})
  @Import({BrokerReach.class, SchemaStartup.class})
  static class Configuration {

    @Bean
    RouteBuilder work() {
      return new RouteBuilder() {
        @Override
        public void configure() {
          from("direct:work").routeId("work").setBody(constant("done"));
        }
      };
    }
  }
}
