package chat.mehari.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.standalone.Collector.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector of traces hears of a request. */
@Tag("long")
class TracesIT {
  private static final String NAME = "a-name-of-somebody";
  private static final String PASSWORD = "a password of somebody";
  private static final String BODY = "what somebody wrote";

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path data;

  @Test
  void aMessageIsOneTraceThroughAllServicesAndNothingOfItIsTold() throws Exception {
    try (Collector collector = new Collector();
        MehariProcess mehari =
            MehariProcess.start(
                    data, Map.of("MEHARI_TRACES_ENDPOINT", collector.endpoint().toString()))
                .awaitReady()) {
      try (ChatClient client = mehari.connect()) {
        UUID self = client.register(NAME, PASSWORD);
        client.send(self, BODY);
        assertThat(client.history(self)).containsExactly(BODY);
      }

      Told sent = only(collector, "routes-gateway", "sendMessage");
      Told batch = only(collector, "routes-messages", "process-batch");
      assertThat(sent.parent()).isEmpty();
      assertThat(batch.parent()).isEqualTo(sent.id());
      assertThat(batch.trace()).isEqualTo(sent.trace());
      // The answer and the event.
      Awaitility.await("deliveries")
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(collector.spans("routes-gateway", "deliver"))
                      .hasSize(2)
                      .allMatch(span -> span.trace().equals(sent.trace()))
                      .allMatch(span -> span.parent().equals(batch.id())));
      assertThat(only(collector, "routes-messages", "getMessages").parent())
          .isEqualTo(only(collector, "routes-gateway", "getMessages").id());
      assertThat(only(collector, "routes-users", "register").parent())
          .isEqualTo(only(collector, "routes-gateway", "register").id());
      assertThat(collector.received())
          .map(bytes -> new String(bytes, UTF_8))
          .noneMatch(text -> text.contains(BODY) || text.contains(PASSWORD) || text.contains(NAME));
    }
  }

  private static Told only(Collector collector, String service, String name) throws Exception {
    Awaitility.await(name + " of " + service)
        .atMost(PATIENCE)
        .until(() -> !collector.spans(service, name).isEmpty());
    assertThat(collector.spans(service, name)).hasSize(1);
    return collector.spans(service, name).get(0);
  }
}
