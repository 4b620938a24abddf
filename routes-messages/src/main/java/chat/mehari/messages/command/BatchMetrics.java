package chat.mehari.messages.command;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How large the batches of commands are, how long they take, and how often they are repeated. */
@Component
class BatchMetrics {

  private static final Duration[] BOUNDS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(5),
  };

  private final DistributionSummary commands;
  private final Timer time;
  private final Counter retries;

  BatchMetrics(MeterRegistry meters) {
    commands =
        DistributionSummary.builder("mehari.messages.batch.commands")
            .description("Commands that one transaction takes")
            .serviceLevelObjectives(1, 4, 16, 64, 256)
            .register(meters);
    time =
        Timer.builder("mehari.messages.batch")
            .description("From the first step of a batch until its outcome is published")
            .serviceLevelObjectives(BOUNDS)
            .register(meters);
    retries =
        Counter.builder("mehari.messages.batch.retries")
            .description("Attempts at a step of a batch after the first one")
            .register(meters);
  }

  /** A batch was executed, and its outcome is published. */
  void done(int size, Duration taken) {
    commands.record(size);
    time.record(taken);
  }

  /** A step of a batch is tried once more. */
  void repeated() {
    retries.increment();
  }
}
