package chat.mehari.messages.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.messages.Pipeline;
import chat.mehari.messages.ServiceUnderTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Prometheus hears of the batches. */
@Order(1)
class BatchMetricsTest {

  @RegisterExtension static final ServiceUnderTest INSTANCE = new ServiceUnderTest();

  @Test
  void batchesAreCounted() {
    MeterRegistry meters = INSTANCE.service().bean(MeterRegistry.class);
    double before = meters.get("mehari.messages.batch.commands").summary().totalAmount();

    new Pipeline(INSTANCE.gateway(), 2).send(20).assertAnswered();

    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                meters.get("mehari.messages.batch.commands").summary().totalAmount()
                    >= before + 20);
    assertThat(meters.get("mehari.messages.batch").timer().totalTime(TimeUnit.NANOSECONDS))
        .isPositive();
  }

  @Test
  void repetitionsAreCounted() {
    MeterRegistry meters = INSTANCE.service().bean(MeterRegistry.class);
    double before = meters.get("mehari.messages.batch.retries").counter().count();
    INSTANCE.service().bean(Repetitions.class).repeated(new IOException("away"));
    assertThat(meters.get("mehari.messages.batch.retries").counter().count()).isEqualTo(before + 1);
  }

  @Test
  void thePoolOfConnectionsIsToldToo() {
    MeterRegistry meters = INSTANCE.service().bean(MeterRegistry.class);
    assertThat(meters.get("hikaricp.connections").tag("pool", "messages").gauge().value())
        .isPositive();
  }

  @Test
  void operatorsReadOfEach() throws IOException {
    String document = Files.readString(Path.of("../docs/operations.md"));
    List<String> names =
        INSTANCE.service().bean(MeterRegistry.class).getMeters().stream()
            .map(meter -> meter.getId().getName())
            .filter(name -> name.startsWith("mehari."))
            .map(name -> "| `" + name.replace('.', '_'))
            .distinct()
            .toList();
    assertThat(names).hasSize(4).allMatch(document::contains);
  }
}
