package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Token pairs rotate; a refresh token that comes twice was stolen. */
@ExtendWith(SharedSystem.class)
class RefreshIT {
  private static final Duration SOON = Duration.ofMinutes(1);

  @Test
  void aRefreshGivesANewPairAndDoesNotAuthenticate(Clients clients) {
    Device device = clients.register();
    WireClient client = clients.connect();

    JsonNode pair =
        client.call("refresh", Json.object("refreshToken", device.account().refreshToken()));

    assertThat(pair.path("refreshToken").asText())
        .isNotEmpty()
        .isNotEqualTo(device.account().refreshToken());
    assertThat(pair.path("accessTokenExpiresAt").asText()).endsWith("Z");
    assertThat(Refusal.code(client, "getSelf")).isEqualTo("unauthenticated");
    assertThat(
            client
                .call("authenticate", Json.object("accessToken", pair.path("accessToken").asText()))
                .path("sessionId")
                .asText())
        .isEqualTo(device.account().sessionId());
  }

  @Test
  void aSecondUseRevokesTheFamily(Clients clients) {
    Device device = clients.register();
    WireClient client = clients.connect();
    ObjectNode first = Json.object("refreshToken", device.account().refreshToken());
    JsonNode pair = client.call("refresh", first);

    assertThat(Refusal.code(client, "refresh", "refreshToken", device.account().refreshToken()))
        .isEqualTo("unauthenticated");

    assertThat(WireClient.await(device.wire().closed(), SOON).code()).isEqualTo(4403);
    assertThat(Refusal.code(client, "refresh", "refreshToken", pair.path("refreshToken").asText()))
        .isEqualTo("unauthenticated");
    assertThat(
            Refusal.code(client, "authenticate", "accessToken", pair.path("accessToken").asText()))
        .isEqualTo("unauthenticated");
    assertThat(clients.login(device).call("getSelf").has("user")).isTrue();
  }

  @Test
  void theSameCidAgainGivesTheSamePair(Clients clients) {
    Device device = clients.register();
    ObjectNode request =
        Json.object("refreshToken", device.account().refreshToken(), "cid", UUID.randomUUID());

    JsonNode pair = clients.connect().call("refresh", request);
    JsonNode again = clients.connect().call("refresh", request);

    assertThat(again).isEqualTo(pair);
    JsonNode next =
        clients
            .connect()
            .call("refresh", Json.object("refreshToken", pair.path("refreshToken").asText()));
    assertThat(next.has("accessToken")).isTrue();
    assertThat(device.call("getSelf").has("user")).isTrue();
  }

  @Test
  void theSameCidAtOnceGivesOnePair(Clients clients) {
    Device device = clients.register();
    ObjectNode request =
        Json.object("refreshToken", device.account().refreshToken(), "cid", UUID.randomUUID());
    List<WireClient> sockets = Stream.generate(clients::connect).limit(5).toList();

    List<CompletableFuture<JsonNode>> answers =
        sockets.stream().map(socket -> socket.request("refresh", request)).toList();

    assertThat(answers.stream().map(answer -> WireClient.await(answer, SOON)).distinct())
        .hasSize(1);
    assertThat(device.call("getSelf").has("user")).isTrue();
  }

  @Test
  void anotherCidIsASecondUse(Clients clients) {
    Device device = clients.register();
    WireClient client = clients.connect();
    String token = device.account().refreshToken();
    client.call("refresh", Json.object("refreshToken", token, "cid", UUID.randomUUID()));

    assertThat(Refusal.code(client, "refresh", "refreshToken", token, "cid", UUID.randomUUID()))
        .isEqualTo("unauthenticated");
    assertThat(WireClient.await(device.wire().closed(), SOON).code()).isEqualTo(4403);
  }

  @Test
  void theCidOfAnotherTokenProvesNothing(Clients clients) {
    Device device = clients.register();
    Device thief = clients.register();
    UUID cid = UUID.randomUUID();
    WireClient client = clients.connect();
    client.call(
        "refresh", Json.object("refreshToken", device.account().refreshToken(), "cid", cid));

    JsonNode own =
        client.call(
            "refresh", Json.object("refreshToken", thief.account().refreshToken(), "cid", cid));

    client.call("authenticate", Json.object("accessToken", own.path("accessToken").asText()));
    assertThat(client.call("getSelf").path("user").path("id").asText())
        .isEqualTo(thief.id().toString());
  }

  @Test
  void whatWasNeverIssuedIsRefused(Clients clients) {
    WireClient client = clients.connect();
    Device device = clients.register();

    for (String token :
        new String[] {
          "x",
          UUID.randomUUID().toString(),
          device.account().accessToken(),
          device.account().refreshToken() + "x",
          "a".repeat(4_096)
        }) {
      assertThat(Refusal.code(client, "refresh", "refreshToken", token))
          .isEqualTo("unauthenticated");
    }
    assertThat(device.call("getSelf").has("user")).isTrue();
  }
}
