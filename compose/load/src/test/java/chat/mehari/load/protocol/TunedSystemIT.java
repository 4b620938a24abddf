package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Device;
import chat.mehari.load.conversation.Posted;
import chat.mehari.load.conversation.Verdict;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.Standalone;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What can only be seen with other settings: tokens that expire soon, and no limit of the rate. */
// It mostly waits.
@Execution(ExecutionMode.CONCURRENT)
class TunedSystemIT {
  private static final Duration TOKEN_LIFE = Duration.ofSeconds(15);
  private static final Duration ANSWERING = Duration.ofSeconds(20);
  private static Standalone system;
  private Clients clients;

  @BeforeAll
  static void start() {
    system =
        Standalone.start(
            Map.of(
                "MEHARI_USERS_TOKEN_ACCESSLIFETIME", TOKEN_LIFE.toSeconds() + "s",
                "MEHARI_GATEWAY_REQUESTSPERSECOND", "100000",
                "MEHARI_GATEWAY_REQUESTBURST", "100000",
                "MEHARI_GATEWAY_MAXIMUMUNANSWERED", "100000"));
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @BeforeEach
  void open() {
    clients = new Clients(system);
  }

  @AfterEach
  void close() {
    clients.close();
  }

  @Test
  void twoThousandPipelinedAreAllTakenInOrder() {
    Device alice = clients.register();
    Device bob = clients.register();
    List<CompletableFuture<JsonNode>> answers =
        IntStream.rangeClosed(1, 2_000)
            .mapToObj(i -> alice.post(bob.id(), UUID.randomUUID(), "message " + i))
            .toList();

    List<Posted> posted =
        answers.stream().map(answer -> Posted.of(WireClient.await(answer, ANSWERING))).toList();

    assertThat(posted)
        .extracting(Posted::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 2_000).boxed().toList());
    List<JsonNode> heard =
        bob.inbox().await("message.posted", 2_000).stream()
            .map(event -> event.path("data").path("message"))
            .toList();
    assertThat(Verdict.of(heard, posted)).isEmpty();
  }

  @Test
  void aSocketWhoseTokenExpiresIsClosed() {
    Device device = clients.register();

    int code = WireClient.await(device.wire().closed(), TOKEN_LIFE.multipliedBy(3)).code();

    assertThat(code).isEqualTo(4401);
    assertThat(Instant.now())
        .isAfterOrEqualTo(
            Instant.parse(device.account().session().path("accessTokenExpiresAt").asText())
                .minusSeconds(1));
    assertThat(
            Refusal.code(
                clients.connect(), "authenticate", "accessToken", device.account().accessToken()))
        .isEqualTo("token-expired");
    WireClient client = clients.connect();
    JsonNode pair =
        client.call("refresh", Json.object("refreshToken", device.account().refreshToken()));
    client.call("authenticate", Json.object("accessToken", pair.path("accessToken").asText()));
    assertThat(client.call("getSelf").path("user").path("id").asText())
        .isEqualTo(device.id().toString());
  }

  @Test
  void aSocketThatProlongsInTimeLives() {
    Device device = clients.register();
    Instant firstEnds =
        Instant.parse(device.account().session().path("accessTokenExpiresAt").asText());
    String[] refreshToken = {device.account().refreshToken()};

    Awaitility.await()
        .atMost(TOKEN_LIFE.multipliedBy(3))
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> {
              JsonNode pair = device.call("refresh", "refreshToken", refreshToken[0]);
              refreshToken[0] = pair.path("refreshToken").asText();
              device.call("authenticate", "accessToken", pair.path("accessToken").asText());
              return Instant.now().isAfter(firstEnds.plusSeconds(4));
            });

    assertThat(device.wire().closed()).isNotDone();
    assertThat(device.send(device.id(), "still here").path("seq").asLong()).isEqualTo(1);
  }

  @Test
  void theFirstAccountIsTheAdministrator() {
    JsonNode users = clients.register().call("getUsers", "limit", 100).path("users");

    assertThat(users.findValuesAsText("role")).containsOnlyOnce("administrator");
  }
}
