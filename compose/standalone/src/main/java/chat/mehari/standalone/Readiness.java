package chat.mehari.standalone;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.actuate.health.HealthComponent;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** Waits until services say by themselves that they are ready. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Readiness() {}

  /**
   * Returns when every service is ready.
   *
   * @throws StartException if one is not after a minute, or ends instead
   */
  static void await(List<ConfigurableApplicationContext> services) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (ConfigurableApplicationContext service : services) {
      while (!isReady(service)) {
        if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
          throw new StartException(
              service.getId() + " runs but does not become ready: see the lines above.", null);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static boolean isReady(ConfigurableApplicationContext service) {
    if (!service.isActive()) {
      throw new StartException(service.getId() + " does not start: see the lines above.", null);
    }
    HealthEndpoint health = service.getBean(HealthEndpoint.class);
    // To ask for all would connect to the broker and declare queues while the service does so.
    HealthComponent schema = health.healthForPath("schema");
    if (schema != null && !Status.UP.equals(schema.getStatus())) {
      return false;
    }
    HealthComponent readiness = health.healthForPath("readiness");
    return readiness != null && Status.UP.equals(readiness.getStatus());
  }
}
