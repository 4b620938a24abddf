package chat.mehari.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Frames;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A gateway that stops sends its clients away first, and serves each of them until then. */
class FarewellTest {

  private final Services services = Services.fresh();

  @Test
  void everybodyIsServedUntilToldToGo() {
    RunningGateway gateway = RunningGateway.start("stop-spread=4s");
    try (Client one = Client.of(gateway, services, Person.create());
        Client two = Client.of(gateway, services, Person.create())) {
      CompletableFuture<Void> stop = CompletableFuture.runAsync(gateway::close);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> one.isClosed() || two.isClosed());
      Client first = one.isClosed() ? one : two;
      Client second = one.isClosed() ? two : one;

      second.reply("getSelf", "{}");
      second.reply("sendMessage", Frames.toConversation(UUID.randomUUID(), "still here"));
      assertThat(first.closeCode()).isEqualTo(1001);
      assertThat(second.closeCode()).isEqualTo(1001);
      stop.join();
    }
  }

  @Test
  void doesNotWaitForAnswersThatNobodyHearsAnyMore() {
    RunningGateway gateway = RunningGateway.start();
    services.ignore("sendMessage");
    try (Client client = Client.of(gateway, services, Person.create())) {
      client.request("sendMessage", Frames.toConversation(UUID.randomUUID(), "hello"));
      services.await("sendMessage", 1);
      Instant before = Instant.now();
      gateway.close();

      assertThat(client.closeCode()).isEqualTo(1001);
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(8));
    }
  }
}
