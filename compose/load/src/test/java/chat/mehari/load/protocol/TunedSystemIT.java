package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Account;
import chat.mehari.load.account.Device;
import chat.mehari.load.conversation.Posted;
import chat.mehari.load.conversation.Verdict;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.Standalone;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can only be seen with other settings: tokens that expire soon, no limit of the rate, and
 * passwords that cost what they cost by default.
 */
class TunedSystemIT {
  private static final Duration ANSWERING = Duration.ofMinutes(1);
  private static KeyPair key;
  private static Standalone system;
  private Clients clients;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    key = Jwt.newKey();
    Path file =
        Files.writeString(
            directory.resolve("key.pem"),
            "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(Base64.getEncoder().encodeToString(key.getPrivate().getEncoded())));
    system =
        Standalone.start(
            Map.of(
                "MEHARI_USERS_TOKEN_KEYFILE", file.toString(),
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
  void aSocketIsClosedWhenItsTokenExpiresUnlessItWasProlonged() throws Exception {
    Device closed = clients.register();
    Device prolonged = clients.register();
    Instant end = Instant.now().plusSeconds(15).truncatedTo(ChronoUnit.SECONDS);
    String token = tokenUntil(end, closed);
    WireClient ofClosed = clients.connect();
    ofClosed.call("authenticate", Json.object("accessToken", token));
    // Its first token ends before the other socket's, so that it would be closed before that one.
    WireClient ofProlonged = clients.connect();
    ofProlonged.call(
        "authenticate", Json.object("accessToken", tokenUntil(end.minusSeconds(1), prolonged)));
    refresh(prolonged, ofProlonged);

    int code = WireClient.await(ofClosed.closed(), Duration.ofMinutes(2)).code();

    assertThat(code).isEqualTo(4401);
    assertThat(Instant.now()).isAfterOrEqualTo(end.minusSeconds(1));
    assertThat(ofProlonged.closed()).isNotDone();
    assertThat(ofProlonged.call("getSelf").path("user").path("id").asText())
        .isEqualTo(prolonged.id().toString());
    WireClient again = clients.connect();
    assertThat(Refusal.code(again, "authenticate", "accessToken", token))
        .isEqualTo("token-expired");
    refresh(closed, again);
    assertThat(again.call("getSelf").path("user").path("id").asText())
        .isEqualTo(closed.id().toString());
  }

  /** As the system itself would sign it. */
  private static String tokenUntil(Instant end, Device device) throws GeneralSecurityException {
    return Jwt.parse(device.account().accessToken())
        .claim("exp", end.getEpochSecond())
        .signedWith(key);
  }

  private static void refresh(Device device, WireClient socket) {
    JsonNode pair =
        socket.call("refresh", Json.object("refreshToken", device.account().refreshToken()));
    socket.call("authenticate", Json.object("accessToken", pair.path("accessToken").asText()));
  }

  @Test
  void anUnknownUserAndAWrongPasswordTakeTheSameTime() {
    String known = clients.register().account().username();
    WireClient client = clients.connect();
    login(client, Account.randomName());
    long fastestKnown = Long.MAX_VALUE;
    long fastestUnknown = Long.MAX_VALUE;
    // Whatever else the machine does makes some slower, and none faster.
    for (int i = 0; i < 8; i++) {
      fastestKnown = Math.min(fastestKnown, login(client, known));
      fastestUnknown = Math.min(fastestUnknown, login(client, Account.randomName()));
    }

    assertThat((double) fastestKnown / fastestUnknown).isBetween(0.33, 3.0);
  }

  /** How many nanoseconds it takes until a wrong password is refused. */
  private static long login(WireClient client, String name) {
    long start = System.nanoTime();
    assertThat(Refusal.code(client, "login", "username", name, "password", "wrong password"))
        .isEqualTo("invalid-credentials");
    return System.nanoTime() - start;
  }

  @Test
  void theFirstAccountIsTheAdministrator() {
    JsonNode users = clients.register().call("getUsers", "limit", 100).path("users");

    assertThat(users.findValuesAsText("role")).containsOnlyOnce("administrator");
  }
}
