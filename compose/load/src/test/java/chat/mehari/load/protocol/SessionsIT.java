package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Account;
import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.Handshake;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions end at once and everywhere. */
@ExtendWith(SharedSystem.class)
class SessionsIT {
  private static final Duration SOON = Duration.ofMinutes(1);

  @Test
  void logoutClosesThisSocketWith1000AndTheOthersOfTheSessionWith4403(Clients clients) {
    Device device = clients.register();
    Device sameSession = clients.reconnect(device);
    Device otherSession = clients.login(device);

    JsonNode reply = device.call("logout");

    assertThat(reply).isEmpty();
    assertThat(closeCode(device)).isEqualTo(1000);
    assertThat(closeCode(sameSession)).isEqualTo(4403);
    assertThat(otherSession.call("getSessions").path("sessions")).hasSize(1);
    assertShutOut(clients, device);
  }

  @Test
  void aRevokedSessionIsShutOut(Clients clients) {
    Device device = clients.register();
    Device stolen = clients.login(device);
    Device stolenToo = clients.reconnect(stolen);

    JsonNode reply = device.call("revokeSession", "sessionId", stolen.account().sessionId());

    assertThat(reply).isEmpty();
    assertThat(closeCode(stolen)).isEqualTo(4403);
    assertThat(closeCode(stolenToo)).isEqualTo(4403);
    assertShutOut(clients, stolen);
    assertThat(device.call("getSessions").path("sessions")).hasSize(1);
    assertThat(clients.reconnect(device).call("getSelf").has("user")).isTrue();
  }

  @Test
  void revokingItsOwnSessionClosesTheSocket(Clients clients) {
    Device device = clients.register();

    device
        .wire()
        .request("revokeSession", Json.object("sessionId", device.account().sessionId()))
        .exceptionally(error -> Json.object());

    assertThat(closeCode(device)).isEqualTo(4403);
    assertShutOut(clients, device);
  }

  @Test
  void revokingASecondTimeSucceedsOrFindsNothing(Clients clients) {
    Device device = clients.register();
    Device other = clients.login(device);
    device.call("revokeSession", "sessionId", other.account().sessionId());

    // a command that finds its work done succeeds
    assertThat(device.call("revokeSession", "sessionId", other.account().sessionId())).isEmpty();
  }

  @Test
  void sessionsOfOthersCannotBeRevoked(Clients clients) {
    Device device = clients.register();
    Device victim = clients.register();

    assertThat(Refusal.code(device, "revokeSession", "sessionId", victim.account().sessionId()))
        .isEqualTo("not-found");
    assertThat(Refusal.code(device, "revokeSession", "sessionId", UUID.randomUUID()))
        .isEqualTo("not-found");
    assertThat(victim.call("getSelf").has("user")).isTrue();
  }

  @Test
  void changePasswordRevokesEveryOtherSession(Clients clients) {
    Device device = clients.register();
    Device sameSession = clients.reconnect(device);
    Device other = clients.login(device);
    String newPassword = "battery staple";

    assertThat(
            Refusal.code(
                device,
                "changePassword",
                "currentPassword",
                "wrong one",
                "newPassword",
                newPassword))
        .isEqualTo("invalid-credentials");
    JsonNode reply =
        device.call(
            "changePassword",
            "currentPassword",
            device.account().password(),
            "newPassword",
            newPassword);

    assertThat(reply).isEmpty();
    assertThat(closeCode(other)).isEqualTo(4403);
    assertShutOut(clients, other);
    assertThat(sameSession.call("getSelf").has("user")).isTrue();
    assertThat(device.call("getSessions").path("sessions")).hasSize(1);
    String name = device.account().username();
    assertThat(
            Refusal.code(
                clients.connect(),
                "login",
                "username",
                name,
                "password",
                device.account().password()))
        .isEqualTo("invalid-credentials");
    clients.connect().call("login", Json.object("username", name, "password", newPassword));
  }

  @Test
  void sessionsAreListed(Clients clients) {
    Device device = clients.register();
    WireClient named = clients.connect(Handshake.PLAIN.header("User-Agent", "Tester/1.0 (ü)"));
    Account second = device.account().login(named);

    JsonNode sessions = named.call("getSessions").path("sessions");

    assertThat(sessions).hasSize(2);
    assertThat(sessions)
        .allSatisfy(
            session -> {
              Instant created = Instant.parse(session.path("createdAt").asText());
              assertThat(created)
                  .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(5));
              assertThat(Instant.parse(session.path("lastSeenAt").asText()))
                  .isAfterOrEqualTo(created);
              boolean current = session.path("id").asText().equals(second.sessionId());
              assertThat(session.path("current").asBoolean()).isEqualTo(current);
              if (current) {
                assertThat(session.path("userAgent").asText()).startsWith("Tester/1.0");
              }
            });
  }

  @Test
  void aSocketThatNeverSaysWhoItIsIsClosedAfter30Seconds(Clients clients) {
    long start = System.nanoTime();
    WireClient client = clients.connect();
    Refusal.code(client, "getSelf");

    int code = WireClient.await(client.closed(), Duration.ofMinutes(2)).code();

    assertThat(code).isEqualTo(4401);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(30));
  }

  private static void assertShutOut(Clients clients, Device device) {
    WireClient client = clients.connect();
    assertThat(Refusal.code(client, "authenticate", "accessToken", device.account().accessToken()))
        .isEqualTo("unauthenticated");
    assertThat(Refusal.code(client, "refresh", "refreshToken", device.account().refreshToken()))
        .isEqualTo("unauthenticated");
    assertThat(Refusal.code(client, "getSelf")).isEqualTo("unauthenticated");
  }

  private static int closeCode(Device device) {
    return WireClient.await(device.wire().closed(), SOON).code();
  }
}
