package chat.mehari.gateway.dispatch;

import chat.mehari.schemas.broker.Operation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How long requests take from their arrival here to the answer of their service. */
@Component
class AnswerTimes {

  private static final Duration[] BOUNDS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
  };

  private final Map<Operation, Timer> timers = new EnumMap<>(Operation.class);

  AnswerTimes(MeterRegistry meters) {
    for (Operation operation : Operation.values()) {
      timers.put(
          operation,
          Timer.builder("mehari.gateway.answer")
              .description("From the arrival of a request to the answer of its service")
              .tag("operation", operation.operationName())
              .serviceLevelObjectives(BOUNDS)
              .register(meters));
    }
  }

  /** An answer to this request came just now. */
  void answered(ServiceRequest request) {
    Timer timer = timers.get(request.operation());
    if (timer != null) {
      timer.record(System.nanoTime() - request.receivedAt(), TimeUnit.NANOSECONDS);
    }
  }
}
