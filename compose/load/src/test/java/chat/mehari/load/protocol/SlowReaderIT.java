package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One reads nothing, and another keeps writing to them. */
@ExtendWith(SharedSystem.class)
class SlowReaderIT {
  private static final Duration SOON = Duration.ofMinutes(1);

  @Test
  void isCutOffAndSlowsNobody(Clients clients) throws IOException {
    Device alice = clients.register();
    Device bob = clients.register();
    try (RawSocket slow = RawSocket.connect(clients.gateway())) {
      slow.sendText(
          Json.object(
                  "type",
                  "authenticate",
                  "id",
                  "1",
                  "data",
                  Json.object("accessToken", bob.account().accessToken()))
              .toString());
      slow.awaitText();
      String body = "😀".repeat(4_000);
      List<CompletableFuture<JsonNode>> answers =
          IntStream.range(0, 480)
              .mapToObj(i -> alice.post(bob.id(), UUID.randomUUID(), body))
              .toList();

      answers.forEach(answer -> WireClient.await(answer, SOON));
      assertThat(bob.inbox().await("message.posted", 480)).hasSize(480);
      assertThat(slow.awaitClose()).isIn(4408, 1006);
    }
    assertThat(alice.send(bob.id(), "and on").path("seq").asLong()).isEqualTo(481);
  }
}
