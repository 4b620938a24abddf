package chat.mehari.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Prometheus hears of a gateway. */
class MetricsTest {

  @Test
  void whatHappensIsCounted() throws IOException {
    Services services = Services.fresh();
    try (RunningGateway gateway = RunningGateway.start()) {
      MeterRegistry meters = gateway.bean(MeterRegistry.class);
      try (Client client = Client.of(gateway, services, Person.create())) {
        assertThat(meters.get("mehari.gateway.sockets").gauge().value()).isEqualTo(1);
        client.reply("getSelf", "{}");
        assertThat(meters.get("mehari.gateway.answer").tag("operation", "getSelf").timer().count())
            .isEqualTo(1);
        assertThat(meters.get("mehari.gateway.pending.requests").gauge().value()).isZero();
        assertThat(client.refusal("nothingOfThisName", "{}")).isNotBlank();
        assertThat(
                meters.get("mehari.gateway.refusals").counters().stream()
                    .mapToDouble(counter -> counter.count())
                    .sum())
            .isEqualTo(1);
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> meters.get("mehari.gateway.sockets").gauge().value() == 0);
      assertDocumented(meters);
    }
  }

  private static void assertDocumented(MeterRegistry meters) throws IOException {
    String document = Files.readString(Path.of("../docs/operations.md"));
    List<String> names =
        meters.getMeters().stream()
            .map(meter -> meter.getId().getName())
            .filter(name -> name.startsWith("mehari."))
            .map(name -> "| `" + name.replace('.', '_'))
            .distinct()
            .toList();
    assertThat(names).hasSize(4).allMatch(document::contains);
  }
}
