package chat.mehari.gateway.delivery;

import chat.mehari.gateway.platform.Carried;
import chat.mehari.gateway.platform.TimeBounds;
import chat.mehari.schemas.broker.ReceivedAt;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How long it takes from the arrival of a request at its gateway until what came of it is handed to
 * the sockets here. Two machines' clocks are compared, and of a batch the oldest request counts, so
 * a single figure may be too long or too short.
 */
@Component
class DeliveryTimes {

  private final Clock clock;
  private final Timer timer;

  DeliveryTimes(Clock clock, MeterRegistry meters) {
    this.clock = clock;
    this.timer =
        Timer.builder("mehari.gateway.delivery")
            .description("From the arrival of a request until its event is handed to sockets")
            .serviceLevelObjectives(TimeBounds.request())
            .register(meters);
  }

  /**
   * An event is handed to its sockets.
   *
   * @param receivedAt a value of {@link ReceivedAt}; null where it comes of no request
   */
  public void delivered(@ExchangeProperty(Carried.RECEIVED_AT) @Nullable String receivedAt) {
    ReceivedAt.read(receivedAt)
        .map(moment -> Duration.between(moment, clock.instant()))
        .ifPresent(taken -> timer.record(taken.isNegative() ? Duration.ZERO : taken));
  }
}
