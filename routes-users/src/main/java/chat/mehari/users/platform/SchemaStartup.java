package chat.mehari.users.platform;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * Migrates the schema and only then starts the routes. It waits for the database in a thread of its
 * own, so that the service is alive, and says that it is not ready, for as long as that takes.
 */
@Configuration(proxyBeanMethods = false)
class SchemaStartup {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaStartup.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final CamelContext camel;
  private final Flyway flyway;
  private final Thread starter = new Thread(this::start, "mehari-users-start");
  private volatile boolean started;

  SchemaStartup(CamelContext camel, Flyway flyway) {
    this.camel = camel;
    this.flyway = flyway;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    starter.start();
  }

  @EventListener(ContextClosedEvent.class)
  void stop() {
    starter.interrupt();
  }

  private void start() {
    try {
      untilItSucceeds("the database", flyway::migrate);
      untilItSucceeds("the broker", camel.getRouteController()::startAllRoutes);
      started = true;
      LOG.info("The users service is ready");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Broker and database may come up after the service, in any order and at any time. */
  private static void untilItSucceeds(String awaited, Step step) throws InterruptedException {
    String lastTold = "";
    while (true) {
      try {
        step.run();
        return;
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        if (!message.equals(lastTold)) {
          LOG.warn("Waiting for {}: {}", awaited, message);
          lastTold = message;
        }
        Thread.sleep(PAUSE.toMillis());
      }
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws Exception;
  }

  /** Ready when the schema is there and the routes run. */
  static final class SchemaHealth implements HealthIndicator {

    private final SchemaStartup startup;

    SchemaHealth(SchemaStartup startup) {
      this.startup = startup;
    }

    @Override
    public Health health() {
      return startup.started ? Health.up().build() : Health.outOfService().build();
    }
  }

  /** The beans around the start that must exist before it. */
  @Configuration(proxyBeanMethods = false)
  static class Beans {

    /** Flyway does nothing while the context starts: the database may not be there yet. */
    @Bean
    FlywayMigrationStrategy migrateLater() {
      return flyway -> {};
    }

    /** The part of readiness that this class answers for. */
    @Bean
    HealthIndicator schemaHealthIndicator(SchemaStartup startup) {
      return new SchemaHealth(startup);
    }
  }
}
