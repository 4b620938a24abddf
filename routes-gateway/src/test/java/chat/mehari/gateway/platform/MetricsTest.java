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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Prometheus hears of a gateway. */
class MetricsTest {

  private static RunningGateway gateway;
  private static MeterRegistry meters;

  private final Services services = Services.fresh();

  @BeforeAll
  static void start() {
    Services.fresh();
    gateway = RunningGateway.start();
    meters = gateway.bean(MeterRegistry.class);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void whatHappensIsCounted() {
    awaitGauge("mehari.gateway.sockets", 0);
    try (Client client = Client.of(gateway, services, Person.create())) {
      awaitGauge("mehari.gateway.sockets", 1);
      client.reply("getSelf", "{}");
      assertThat(meters.get("mehari.gateway.answer").tag("operation", "getSelf").timer().count())
          .isEqualTo(1);
      awaitGauge("mehari.gateway.pending.requests", 0);
      assertThat(client.refusal("nothingOfThisName", "{}")).isNotBlank();
      assertThat(
              meters.get("mehari.gateway.refusals").counters().stream()
                  .mapToDouble(counter -> counter.count())
                  .sum())
          .isEqualTo(1);
    }
    awaitGauge("mehari.gateway.sockets", 0);
  }

  private static void awaitGauge(String name, double value) {
    await().atMost(Duration.ofSeconds(60)).until(() -> meters.get(name).gauge().value() == value);
  }

  @Test
  void theTimeToADeliveryRunsFromTheRequest() {
    Timer times = meters.get("mehari.gateway.delivery").timer();
    Person ada = Person.create();
    try (Client client = Client.of(gateway, services, ada)) {
      Instant anHourAgo = Instant.now().minusSeconds(3600);
      EventFrame event = new EventFrame(new ReceiptUpdated(new UUID(0, 1), new UUID(0, 2), 1, 1));
      services.event(ada.id(), event, ReceivedAt.of(anHourAgo));
      services.event(ada.id(), event, ReceivedAt.of(Instant.now().plusSeconds(3600)));
      services.event(ada.id(), event, "yesterday");
      services.event(ada.id(), event);
      services.event(Person.create().id(), event, ReceivedAt.of(anHourAgo));
      for (int i = 0; i < 4; i++) {
        assertThat(client.next().at("/data/readSeq").asLong()).isEqualTo(1);
      }
    }

    await().atMost(Duration.ofSeconds(60)).until(() -> times.count() == 2);
    assertThat(times.totalTime(TimeUnit.SECONDS)).isBetween(3600.0, 7200.0);
  }

  @Test
  void everyMeterIsInTheDocument() throws IOException {
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
