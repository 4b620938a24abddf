package chat.mehari.gateway.request;

import chat.mehari.gateway.platform.GatewaySettings;
import chat.mehari.gateway.platform.RecentlyUsed;
import chat.mehari.gateway.platform.Refused;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Bounds how many accounts may be asked for from one network address within an hour. */
@Component
class Registrations {

  private static final Duration PERIOD = Duration.ofHours(1);
  private static final int REMEMBERED_NETWORKS = 100_000;

  private final int most;
  private final RecentlyUsed<Network, Count> counts = new RecentlyUsed<>(REMEMBERED_NETWORKS);

  Registrations(GatewaySettings settings) {
    this.most = settings.registrationsPerHour();
  }

  /**
   * Counts one more from this address, unless it is this machine's own.
   *
   * @throws Refused where it is one too many
   */
  void requireRoom(@Nullable String address) {
    Network network = Network.of(address);
    if (!network.isLoopback()) {
      long now = System.nanoTime();
      Duration wait = counts.get(network, key -> new Count(now)).add(now, most);
      if (!wait.isZero()) {
        throw Refused.limited("Too many registrations from this address", wait);
      }
    }
  }

  /** What was asked for since a moment. */
  private static final class Count {

    private long since;
    private int count;

    Count(long since) {
      this.since = since;
    }

    synchronized Duration add(long now, int most) {
      if (now - since >= PERIOD.toNanos()) {
        since = now;
        count = 0;
      }
      if (count < most) {
        count++;
        return Duration.ZERO;
      }
      return PERIOD.minusNanos(now - since);
    }
  }
}
