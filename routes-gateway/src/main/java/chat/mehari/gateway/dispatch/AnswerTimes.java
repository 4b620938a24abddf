package chat.mehari.gateway.dispatch;

import chat.mehari.gateway.platform.TimeBounds;
import chat.mehari.schemas.broker.Operation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How long requests take from their arrival here to the answer of their service. */
@Component
class AnswerTimes {

  private final Map<Operation, Timer> timers = new EnumMap<>(Operation.class);

  AnswerTimes(MeterRegistry meters) {
    for (Operation operation : Operation.values()) {
      timers.put(
          operation,
          Timer.builder("mehari.gateway.answer")
              .description("From the arrival of a request to the answer of its service")
              .tag("operation", operation.operationName())
              .serviceLevelObjectives(TimeBounds.request())
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
