package chat.mehari.messages.platform;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Brings the database up to date and then starts the routes. Until there is a database it waits:
 * the process is alive and not ready. The broker is waited for by the consumers themselves.
 */
@Configuration(proxyBeanMethods = false)
class Startup {

  private static final Logger LOG = LoggerFactory.getLogger(Startup.class);
  private static final long PAUSE_MS = 1000;

  private final CountDownLatch closed = new CountDownLatch(1);

  /** Flyway would otherwise run while beans are made, and end the process where it fails. */
  @Bean
  FlywayMigrationStrategy migrateLater() {
    return flyway -> {};
  }

  @Bean
  ApplicationListener<ContextClosedEvent> stopWaiting() {
    return event -> closed.countDown();
  }

  @Bean
  ApplicationRunner migrateAndStartRoutes(Flyway flyway, CamelContext camel) {
    return (ApplicationArguments arguments) -> {
      String told = "";
      for (String fault = migrate(flyway); !fault.isEmpty(); fault = migrate(flyway)) {
        if (!fault.equals(told)) {
          LOG.warn("Waiting for the database: {}", fault);
          told = fault;
        }
        if (closed.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      camel.getRouteController().startAllRoutes();
    };
  }

  /** What keeps the database from being brought up to date for now; empty when it is. */
  private static String migrate(Flyway flyway) {
    try {
      flyway.migrate();
      return "";
    } catch (FlywayException e) {
      if (!Faults.isPassing(e)) {
        throw e;
      }
      return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
  }
}
