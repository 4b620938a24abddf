package chat.mehari.gateway.platform;

import chat.mehari.runtime.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The time by which tokens count: the database's, as {@code routes-users} tells it again and again.
 * In between it goes on with a clock that nobody sets. So a gateway on a machine whose time is
 * wrong, or is set while it runs, takes the same tokens as the others. It is behind by as long as
 * the answer was on its way, and this machine's own until the first one came.
 */
@Component
public class SharedClock {

  private static final Logger LOG = LoggerFactory.getLogger(SharedClock.class);

  /** More than a busy broker makes an answer late. */
  private static final Duration WORTH_TELLING = Duration.ofSeconds(30);

  private final Clock own;
  private final Told told = new Told();
  private volatile @Nullable Reading last;

  private record Reading(Instant time, long atNanos) {}

  SharedClock(Clock own) {
    this.own = own;
  }

  /** This is the time now. */
  public void learn(Instant now) {
    last = new Reading(now, System.nanoTime());
    Duration ahead = Duration.between(now, own.instant());
    if (ahead.abs().compareTo(WORTH_TELLING) < 0) {
      if (told.isOver()) {
        LOG.info("The clock of this machine agrees with the database's again");
      }
    } else if (told.isNews("wrong")) {
      LOG.warn(
          "The clock of this machine is {} s {} the database's, which counts: set both by NTP",
          ahead.abs().toSeconds(),
          ahead.isNegative() ? "behind" : "ahead of");
    }
  }

  /** The time now. */
  public Instant instant() {
    Reading reading = last;
    return reading == null
        ? own.instant()
        : reading.time().plusNanos(System.nanoTime() - reading.atNanos());
  }
}
