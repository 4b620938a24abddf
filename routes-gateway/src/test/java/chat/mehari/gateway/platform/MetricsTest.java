package chat.mehari.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.schemas.broker.ReceivedAt;
import chat.mehari.schemas.frame.EventFrame;
import chat.mehari.schemas.frame.event.ReceiptUpdated;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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

  @Test
  void theTimeToADeliveryRunsFromTheRequest() {
    Services services = Services.fresh();
    try (RunningGateway gateway = RunningGateway.start()) {
      Timer times = gateway.bean(MeterRegistry.class).get("mehari.gateway.delivery").timer();
      Person ada = Person.create();
      try (Client client = Client.of(gateway, services, ada)) {
        Instant aMinuteAgo = Instant.now().minusSeconds(60);
        EventFrame event = new EventFrame(new ReceiptUpdated(new UUID(0, 1), new UUID(0, 2), 1, 1));
        services.event(ada.id(), event, ReceivedAt.of(aMinuteAgo));
        services.event(ada.id(), event, ReceivedAt.of(Instant.now().plusSeconds(3600)));
        services.event(ada.id(), event, "yesterday");
        services.event(ada.id(), event);
        services.event(Person.create().id(), event, ReceivedAt.of(aMinuteAgo));
        for (int i = 0; i < 4; i++) {
          assertThat(client.next().at("/data/readSeq").asLong()).isEqualTo(1);
        }
      }

      await().atMost(Duration.ofSeconds(30)).until(() -> times.count() == 2);
      assertThat(times.totalTime(TimeUnit.SECONDS)).isBetween(60.0, 120.0);
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
    assertThat(names).hasSize(5).allMatch(document::contains);
  }
}
