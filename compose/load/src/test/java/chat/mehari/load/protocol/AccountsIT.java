package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Account;
import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.RequestRefused;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Accounts: made once, found by the right password only. */
@ExtendWith(SharedSystem.class)
class AccountsIT {
  private static final Duration SOON = Duration.ofMinutes(1);

  @Test
  void registeringMakesAUserAndASession(Clients clients) {
    WireClient client = clients.connect();
    String name = Account.randomName();

    JsonNode session =
        client.call(
            "register",
            Json.object(
                "username",
                name.toUpperCase(Locale.ROOT),
                "password",
                "correct horse",
                "displayName",
                "Ada Lovelace"));

    JsonNode user = session.path("user");
    assertThat(user.path("username").asText()).isEqualTo(name);
    assertThat(user.path("displayName").asText()).isEqualTo("Ada Lovelace");
    assertThat(user.path("role").asText()).isIn("member", "administrator");
    assertThat(user.path("createdAt").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(UUID.fromString(user.path("id").asText())).isNotNull();
    assertThat(user).hasSize(5);
    assertThat(client.call("getSelf").path("user")).isEqualTo(user);
    assertThat(session.toString()).doesNotContain("correct horse");
  }

  @Test
  void theDisplayNameIsTheUsernameWhereThereIsNone(Clients clients) {
    Device device = clients.register();

    assertThat(device.account().user().path("displayName").asText())
        .isEqualTo(device.account().username());
  }

  @Test
  void aNameIsTakenInEveryCase(Clients clients) {
    Device device = clients.register();
    String name = device.account().username();

    for (String taken : List.of(name, name.toUpperCase(Locale.ROOT))) {
      WireClient client = clients.connect();
      assertThat(Refusal.code(client, "register", "username", taken, "password", "another one"))
          .isEqualTo("username-taken");
      assertThat(Refusal.code(client, "getSelf")).isEqualTo("unauthenticated");
      Account.register(client);
    }
  }

  @Test
  void aNameRegisteredByManyAtOnceIsMadeOnce(Clients clients) {
    String name = Account.randomName();
    List<WireClient> sockets = Stream.generate(clients::connect).limit(5).toList();

    List<CompletableFuture<String>> outcomes =
        sockets.stream()
            .map(
                socket ->
                    socket.request(
                        "register", Json.object("username", name, "password", "correct horse")))
            .map(
                answer ->
                    answer.handle(
                        (data, error) -> error == null ? "made" : ((RequestRefused) error).code()))
            .toList();

    assertThat(outcomes.stream().map(outcome -> WireClient.await(outcome, SOON)))
        .containsExactlyInAnyOrder(
            "made", "username-taken", "username-taken", "username-taken", "username-taken");
  }

  @Test
  void registeringTwiceOnOneSocketMakesNoSecondUserOfIt(Clients clients) {
    Device device = clients.register();

    String code =
        Refusal.code(
            device, "register", "username", Account.randomName(), "password", "correct horse");

    assertThat(code).isEqualTo("conflict");
    assertThat(device.call("getSelf").path("user").path("id").asText())
        .isEqualTo(device.id().toString());
  }

  @Test
  void whoIsInMayLogInAgainAndNobodyElse(Clients clients) {
    Device device = clients.register();
    Device other = clients.register();

    assertThat(loginError(device.wire(), device.account().username()).path("error").path("code"))
        .hasToString("\"invalid-credentials\"");
    assertThat(
            Refusal.code(
                device,
                "login",
                "username",
                other.account().username(),
                "password",
                other.account().password()))
        .isEqualTo("conflict");
    Awaitility.await("the session that was opened in vain is over")
        .atMost(SOON)
        .untilAsserted(() -> assertThat(other.call("getSessions").path("sessions")).hasSize(1));
    JsonNode again = device.account().login(device.wire()).session();

    assertThat(again.path("sessionId").asText()).isNotEqualTo(device.account().sessionId());
    assertThat(device.call("getSessions").path("sessions")).hasSize(2);
    assertThat(device.call("getSelf").path("user").path("id").asText())
        .isEqualTo(device.id().toString());
  }

  @Test
  void anUnknownUserAndAWrongPasswordLookTheSame(Clients clients) {
    Device device = clients.register();
    WireClient client = clients.connect();

    JsonNode wrong = loginError(client, device.account().username());
    JsonNode unknown = loginError(client, Account.randomName());

    assertThat(wrong.path("error")).isEqualTo(unknown.path("error"));
    assertThat(wrong.path("error").path("code").asText()).isEqualTo("invalid-credentials");
    assertThat(Refusal.code(client, "getSelf")).isEqualTo("unauthenticated");
  }

  @Test
  void namesAreLoggedInWithInAnyCase(Clients clients) {
    Device device = clients.register();

    JsonNode session =
        clients
            .connect()
            .call(
                "login",
                Json.object(
                    "username",
                    device.account().username().toUpperCase(Locale.ROOT),
                    "password",
                    device.account().password()));

    assertThat(session.path("user").path("id").asText()).isEqualTo(device.id().toString());
    assertThat(session.path("sessionId").asText()).isNotEqualTo(device.account().sessionId());
  }

  @Test
  void passwordsAreCaseSensitiveAndNotTrimmed(Clients clients) {
    Device device = clients.register();
    String right = device.account().password();
    WireClient client = clients.connect();

    for (String wrong :
        List.of(right.toUpperCase(Locale.ROOT), right + " ", " " + right, right + "x")) {
      assertThat(
              Refusal.code(
                  client, "login", "username", device.account().username(), "password", wrong))
          .isEqualTo("invalid-credentials");
    }
  }

  @Test
  void tenWrongPasswordsAMinuteForOneName(Clients clients) {
    Device device = clients.register();
    String name = device.account().username();
    for (int i = 0; i < 10; i++) {
      assertThat(
              loginError(clients.connect(), i % 2 == 0 ? name : name.toUpperCase(Locale.ROOT))
                  .path("error")
                  .path("code")
                  .asText())
          .isEqualTo("invalid-credentials");
    }

    JsonNode error = loginError(clients.connect(), name).path("error");

    assertThat(error.path("code").asText()).isEqualTo("rate-limited");
    assertThat(error.path("retryAfterMs").asLong()).isBetween(1L, 60_000L);
    Device other = clients.register();
    assertThat(clients.login(other).call("getSelf").has("user")).isTrue();
    assertThat(device.call("getSelf").has("user")).isTrue();
  }

  @Test
  void unknownNamesAreLimitedTheSameWay(Clients clients) {
    String name = Account.randomName();
    WireClient client = clients.connect();
    for (int i = 0; i < 10; i++) {
      loginError(client, name);
    }

    assertThat(loginError(client, name).path("error").path("code").asText())
        .isEqualTo("rate-limited");
  }

  @Test
  void updateSelfIsToldToEverybody(Clients clients) {
    Device device = clients.register();
    Device otherDevice = clients.login(device);
    Device stranger = clients.register();

    JsonNode user = device.call("updateSelf", "displayName", "New Name").path("user");

    assertThat(user.path("displayName").asText()).isEqualTo("New Name");
    for (Device each : List.of(device, otherDevice, stranger)) {
      assertThat(userEvent(each, "user.updated", device).path("data").path("user")).isEqualTo(user);
    }
    assertThat(device.call("updateSelf").path("user")).isEqualTo(user);
  }

  @Test
  void aNewAccountIsToldToEverybodyAuthenticated(Clients clients) {
    WireClient nobody = clients.connect();
    Device stranger = clients.register();

    Device device = clients.register();

    assertThat(userEvent(stranger, "user.registered", device).path("data").path("user"))
        .isEqualTo(device.account().user());
    Refusal.code(nobody, "getSelf");
    assertThat(nobody.inbox().all()).isEmpty();
  }

  private static JsonNode userEvent(Device at, String type, Device about) {
    return at.inbox()
        .await(
            event ->
                event.path("type").asText().equals(type)
                    && event
                        .path("data")
                        .path("user")
                        .path("id")
                        .asText()
                        .equals(about.id().toString()),
            1,
            SOON)
        .get(0);
  }

  private static JsonNode loginError(WireClient client, String name) {
    return Refusal.of(
            () -> client.call("login", Json.object("username", name, "password", "wrong password")))
        .frame();
  }
}
