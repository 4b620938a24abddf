package chat.mehari.standalone;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.actuate.health.HealthComponent;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.ApplicationContext;

/** Waits until services say by themselves that they are ready. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Readiness() {}

  /**
   * Returns when every service is ready.
   *
   * @throws StartException if one is not after a minute
   */
  static void await(List<? extends ApplicationContext> services) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (ApplicationContext service : services) {
      HealthEndpoint health = service.getBean(HealthEndpoint.class);
      while (!isReady(health)) {
        if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
          throw new StartException(
              service.getId() + " runs but does not become ready: see the lines above.", null);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static boolean isReady(HealthEndpoint health) {
    HealthComponent readiness = health.healthForPath("readiness");
    return readiness != null && Status.UP.equals(readiness.getStatus());
  }
}
