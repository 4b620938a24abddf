package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.Handshake;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.RequestRefused;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody is slowed by another. */
@ExtendWith(SharedSystem.class)
class LimitsIT {
  private static final Duration SOON = Duration.ofMinutes(1);

  @Test
  void beyondTheRateIsRefusedAndTheSocketLives(Clients clients) {
    Device alice = clients.register();

    List<CompletableFuture<JsonNode>> answers = askUntilRefused(List.of(alice), Json.object());

    assertThat(refusals(answers.subList(0, 450))).as("within the burst").isEmpty();
    assertThat(refusals(answers))
        .isNotEmpty()
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

    assertThat(refusals(askUntilRefused(devices, Json.object()))).isNotEmpty();
    assertThat(clients.register().call("getSelf").has("user")).isTrue();
  }

  @Test
  void aRefusedRateComesBeforeTheDataIsLookedAt(Clients clients) {
    Device alice = clients.register();
    ObjectNode wrong = Json.object("limit", 0);

    assertThat(
            refusals(askUntilRefused(List.of(alice), wrong)).stream()
                .map(RequestRefused::code)
                .distinct())
        .containsExactlyInAnyOrder("invalid-frame", "rate-limited");
  }

  @Test
  void aFlooderIsCutOffAndNobodyElse(Clients clients) {
    Device alice = clients.register();
    Device flooder = clients.register();
    WireClient wire = flooder.wire();
    long start = System.nanoTime();
    List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
    while (!wire.closed().isDone() && System.nanoTime() - start < SOON.toNanos()) {
      answers.add(self(flooder));
    }

    assertThat(WireClient.await(wire.closed(), SOON).code()).isEqualTo(4429);
    assertThat(answers).hasSizeGreaterThan(5_000);
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
    List<WireClient> sockets = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      sockets.add(clients.connect());
      sockets.get(i).callText("{");
    }

    assertThat(alice.send(alice.id(), "calm").path("seq").asLong()).isEqualTo(1);
    sockets.forEach(WireClient::abort);
    assertThat(alice.send(alice.id(), "calm").path("seq").asLong()).isEqualTo(2);
  }

  /** What they sent would not fit into memory if it were kept. */
  @Test
  void aThousandSocketsThatSendMuchBeforeTheySignInHarmNobody(Clients clients) {
    Device alice = clients.register();
    ObjectNode login = Json.object("username", "nobody", "password", "12345678");
    ObjectNode filler = Json.object("filler", "x".repeat(60_000));
    List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
    List<WireClient> sockets = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      WireClient socket = clients.connect();
      sockets.add(socket);
      answers.add(socket.request("login", login));
      for (int frame = 0; frame < 4; frame++) {
        answers.add(socket.request("getSelf", filler));
      }
      if (i % 100 == 0) {
        alice.send(alice.id(), "calm");
      }
    }

    assertThat(alice.send(alice.id(), "still calm").path("seq").asLong()).isEqualTo(11);
    sockets.forEach(WireClient::abort);
    assertThat(answers).noneMatch(answer -> answer.isDone() && !answer.isCompletedExceptionally());
    assertThat(clients.register().call("getSelf").has("user")).isTrue();
  }

  /** Asks faster than is allowed, however fast this machine is, until the rate was refused once. */
  private static List<CompletableFuture<JsonNode>> askUntilRefused(
      List<Device> devices, ObjectNode data) {
    List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
    Awaitility.await("a refusal")
        .atMost(SOON)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              for (Device device : devices) {
                while (device.wire().unanswered() < 900) {
                  answers.add(device.wire().request("getUsers", data));
                }
              }
              return answers.stream().anyMatch(LimitsIT::isRateLimited);
            });
    return answers;
  }

  private static boolean isRateLimited(CompletableFuture<JsonNode> answer) {
    return answer.isCompletedExceptionally()
        && answer
            .handle(
                (data, error) ->
                    error instanceof RequestRefused refused
                        && refused.code().equals("rate-limited"))
            .join();
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
