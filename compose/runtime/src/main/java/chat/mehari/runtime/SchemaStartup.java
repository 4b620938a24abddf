package chat.mehari.runtime;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * Brings the schema up to date and only then starts the routes. It waits for the database in a
 * thread of its own, so that the service is alive meanwhile, says that it is not ready, and stops
 * at once when it is told to. What no waiting mends, a schema of a later version above all, ends
 * the service with code 1. The broker is waited for by the consumers themselves.
 */
@Configuration(proxyBeanMethods = false)
public class SchemaStartup {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaStartup.class);
  private static final long PAUSE_MS = 1000;
  private static final Set<MigrationState> UNKNOWN_HERE =
      EnumSet.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

  private final ApplicationContext service;
  private final CamelContext camel;
  private final Flyway flyway;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean started;

  SchemaStartup(ApplicationContext service, CamelContext camel, Flyway flyway) {
    this.service = service;
    this.camel = camel;
    this.flyway = flyway;
  }

  /** Flyway does nothing while the context starts: the database may not be there yet. */
  @Bean
  static FlywayMigrationStrategy migrateLater() {
    return flyway -> {};
  }

  /** Ready when the schema is there and the routes run. */
  @Bean
  HealthIndicator schemaHealthIndicator() {
    return () -> started ? Health.up().build() : Health.outOfService().build();
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    Thread starter = new Thread(this::start, service.getId() + "-start");
    starter.setDaemon(true);
    starter.start();
  }

  @EventListener(ContextClosedEvent.class)
  void stop() {
    closed.countDown();
  }

  private void start() {
    try {
      if (awaitSchema()) {
        camel.getRouteController().startAllRoutes();
        started = true;
        LOG.info("{} is ready", service.getId());
      }
    } catch (FlywayException e) {
      LOG.error("{} does not start: {}", service.getId(), firstLine(e));
      SpringApplication.exit(service, () -> 1);
    } catch (Exception e) {
      LOG.error("{} does not start", service.getId(), e);
      SpringApplication.exit(service, () -> 1);
    }
  }

  /** Returns when the schema is up to date, or false when the service stops before that. */
  private boolean awaitSchema() throws InterruptedException {
    Told told = new Told();
    for (String fault = migrate(); !fault.isEmpty(); fault = migrate()) {
      if (told.isNews(fault)) {
        LOG.warn("Waiting for the database: {}", fault);
      }
      if (closed.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return closed.getCount() > 0;
  }

  /** What the database says against bringing the schema up to date now; empty when it is. */
  private String migrate() {
    try {
      requireKnownVersions();
      flyway.migrate();
      return "";
    } catch (FlywayException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException) {
          return firstLine(cause);
        }
      }
      throw e;
    }
  }

  /**
   * Flyway by itself would go on, and the routes would write what the later version forbids. A
   * later version with the same first number only adds what this release need not know of: so one
   * release may run beside the next.
   */
  private void requireKnownVersions() {
    Arrays.stream(flyway.info().applied())
        .filter(migration -> UNKNOWN_HERE.contains(migration.getState()))
        .filter(migration -> !isAddition(migration.getVersion()))
        .findFirst()
        .ifPresent(
            migration -> {
              throw new FlywayException(
                  "the database has been brought to version "
                      + migration.getVersion()
                      + " by a later release; start that one, or a newer one.");
            });
  }

  private boolean isAddition(MigrationVersion later) {
    return Arrays.stream(flyway.info().all())
        .filter(MigrationInfo::isVersioned)
        .filter(known -> known.getState().isResolved())
        .anyMatch(known -> later.getMajor().equals(known.getVersion().getMajor()));
  }

  private static String firstLine(Throwable fault) {
    return String.valueOf(fault.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
