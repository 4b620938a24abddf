package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.ConnectionLost;
import chat.mehari.load.wire.Handshake;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.RequestRefused;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody is slowed by another. */
@ExtendWith(SharedSystem.class)
class LimitsIT {
  private static final Duration SOON = Duration.ofSeconds(15);

  @Test
  void beyondTheRateIsRefusedAndTheSocketLives(Clients clients) {
    Device alice = clients.register();
    List<CompletableFuture<JsonNode>> answers =
        IntStream.range(0, 900)
            .mapToObj(i -> alice.wire().request("getSelf", Json.object()))
            .toList();

    List<RequestRefused> refused = refusals(answers);

    assertThat(refused.size()).isBetween(1, 400);
    assertThat(refused)
        .allSatisfy(
            refusal -> {
              assertThat(refusal.code()).isEqualTo("rate-limited");
              assertThat(refusal.retryAfterMs()).isBetween(1L, 10_000L);
            });
    Awaitility.await().atMost(SOON).until(() -> refusals(List.of(self(alice))).isEmpty());
  }

  @Test
  void theRateIsTheUsersNotTheSockets(Clients clients) {
    Device alice = clients.register();
    List<Device> devices = List.of(alice, clients.login(alice), clients.reconnect(alice));
    List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      devices.forEach(device -> answers.add(self(device)));
    }

    assertThat(refusals(answers)).isNotEmpty();
    assertThat(clients.register().call("getSelf").has("user")).isTrue();
  }

  @Test
  void aRefusedRateComesBeforeTheDataIsLookedAt(Clients clients) {
    Device alice = clients.register();
    List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      answers.add(alice.wire().request("getUsers", Json.object("limit", 0)));
    }

    assertThat(refusals(answers).stream().map(RequestRefused::code).distinct())
        .containsExactlyInAnyOrder("invalid-frame", "rate-limited");
  }

  @Test
  void aFlooderIsCutOffAndNobodyElse(Clients clients) {
    Device alice = clients.register();
    Device flooder = clients.register();
    WireClient wire = flooder.wire();
    List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
    try {
      for (int i = 0; i < 20_000 && !wire.closed().isDone(); i++) {
        answers.add(self(flooder));
      }
    } catch (ConnectionLost e) {
      // cut off while sending
    }

    assertThat(WireClient.await(wire.closed(), SOON).code()).isEqualTo(4429);
    assertThat(answers.size()).isGreaterThan(5_000);
    assertThat(alice.send(alice.id(), "calm").path("seq").asLong()).isEqualTo(1);
  }

  @Test
  void aUserHas20SocketsAtAGateway(Clients clients) {
    Device alice = clients.register();
    URI gateway = clients.gateway();
    int most = 20 * clients.gatewaysBehindEach();
    List<WireClient> taken = new ArrayList<>();

    assertThatThrownBy(
            () -> {
              while (taken.size() <= most) {
                WireClient socket = clients.connect(gateway, Handshake.PLAIN);
                alice.account().authenticate(socket);
                taken.add(socket);
              }
            })
        .isInstanceOfSatisfying(
            RequestRefused.class, refused -> assertThat(refused.code()).isEqualTo("rate-limited"));

    // the registered one may be at another gateway
    assertThat(taken.size()).isBetween(19, most);
    alice.send(alice.id(), "to all");
    taken.forEach(socket -> assertThat(socket.inbox().await("message.posted", 1)).hasSize(1));
    taken.get(0).close();
    Awaitility.await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(() -> clients.reconnect(alice).call("getSelf").has("user"));
  }

  @Test
  void manyUnauthenticatedSocketsHarmNobody(Clients clients) {
    Device alice = clients.register();
    List<WireClient> sockets = Stream.generate(clients::connect).limit(200).toList();
    sockets.forEach(socket -> socket.callText("{"));

    assertThat(alice.send(alice.id(), "calm").path("seq").asLong()).isEqualTo(1);
    sockets.forEach(WireClient::abort);
    assertThat(alice.send(alice.id(), "calm").path("seq").asLong()).isEqualTo(2);
  }

  private static CompletableFuture<JsonNode> self(Device device) {
    return device.wire().request("getSelf", Json.object());
  }

  private static List<RequestRefused> refusals(List<CompletableFuture<JsonNode>> answers) {
    List<RequestRefused> refused = new ArrayList<>();
    for (CompletableFuture<JsonNode> answer : answers) {
      try {
        WireClient.await(answer, SOON);
      } catch (RequestRefused e) {
        refused.add(e);
      }
    }
    return refused;
  }
}
