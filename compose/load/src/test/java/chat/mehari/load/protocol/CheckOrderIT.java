package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * JSON and envelope, known type, authenticated, rate, data, rights: the first that fails answers.
 */
@ExtendWith(SharedSystem.class)
class CheckOrderIT {
  private static final Duration SOON = Duration.ofMinutes(1);

  @Test
  void envelopeBeforeType(Clients clients) {
    WireClient client = clients.connect();

    assertThat(codeOf(client, "{\"type\":\"nope\",\"id\":\"x\",\"surprise\":1}"))
        .isEqualTo("invalid-frame");
    assertThat(codeOf(client, "{\"type\":\"nope\"}")).isEqualTo("invalid-frame");
    assertThat(codeOf(client, "{\"type\":\"nope\",\"id\":\"x\",\"data\":[]}"))
        .isEqualTo("invalid-frame");
  }

  @Test
  void typeBeforeAuthentication(Clients clients) {
    assertThat(codeOf(clients.connect(), "{\"type\":\"nope\",\"id\":\"x\",\"data\":{\"a\":1}}"))
        .isEqualTo("unknown-type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "logout", "getSelf", "updateSelf", "changePassword", "getUsers", "getSessions",
        "revokeSession", "sendMessage", "getMessages", "getConversations", "markRead", "sync"
      })
  void authenticationBeforeData(String type, Clients clients) {
    assertThat(Refusal.code(clients.connect(), type, "surprise", 1)).isEqualTo("unauthenticated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"register", "login", "authenticate", "refresh"})
  void dataIsCheckedWhereNoAuthenticationIsNeeded(String type, Clients clients) {
    assertThat(Refusal.code(clients.connect(), type, "surprise", 1)).isEqualTo("invalid-frame");
    assertThat(codeOf(clients.connect(), "{\"type\":\"" + type + "\",\"id\":\"x\"}"))
        .isEqualTo("invalid-frame");
  }

  @Test
  void dataBeforeRights(Clients clients) {
    Device device = clients.register();

    assertThat(
            Refusal.code(
                device, "getMessages", "conversationId", UUID.randomUUID(), "limit", 1_000))
        .isEqualTo("invalid-frame");
  }

  @Test
  void exactlyOneOfTwoFields(Clients clients) {
    Device device = clients.register();
    UUID id = device.id();
    UUID cid = UUID.randomUUID();

    assertThat(Refusal.code(device, "sendMessage", "cid", cid, "body", "b"))
        .isEqualTo("invalid-frame");
    assertThat(
            Refusal.code(
                device, "sendMessage", "to", id, "conversationId", id, "cid", cid, "body", "b"))
        .isEqualTo("invalid-frame");
    assertThat(Refusal.code(device, "getMessages")).isEqualTo("invalid-frame");
    assertThat(Refusal.code(device, "getMessages", "with", id, "conversationId", id))
        .isEqualTo("invalid-frame");
    assertThat(Refusal.code(device, "getMessages", "with", id, "before", 1, "after", 1))
        .isEqualTo("invalid-frame");
  }

  @Test
  void requestsAfterAnAuthenticationNeedNotWaitForIt(Clients clients) {
    Device device = clients.register();
    WireClient client = clients.connect();

    CompletableFuture<JsonNode> authenticated =
        client.request("authenticate", Json.object("accessToken", device.account().accessToken()));
    CompletableFuture<JsonNode> self = client.request("getSelf", Json.object());

    assertThat(WireClient.await(authenticated, SOON).has("sessionId")).isTrue();
    assertThat(WireClient.await(self, SOON).path("user").path("id").asText())
        .isEqualTo(device.id().toString());
  }

  @Test
  void everyRequestIsAnsweredOnce(Clients clients) {
    WireClient client = clients.register().wire();
    List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      answers.add(client.request("getSelf", Json.object()));
      answers.add(client.request("getUsers", Json.object("limit", 0)));
      answers.add(client.request("nope", Json.object()));
      answers.add(
          client.request("markRead", Json.object("conversationId", UUID.randomUUID(), "seq", 1)));
    }

    answers.forEach(
        answer -> answer.handle((data, error) -> true).orTimeout(1, TimeUnit.MINUTES).join());
    client.call("getSelf");
    assertThat(client.strays()).isEmpty();
  }

  @Test
  void anIdMayBeUsedAgain(Clients clients) {
    WireClient client = clients.register().wire();
    String frame = "{\"type\":\"getSelf\",\"id\":\"same\"}";

    assertThat(client.callText(frame)).isEqualTo(client.callText(frame));
  }

  private static String codeOf(WireClient client, String frame) {
    return client.callText(frame).path("error").path("code").asText();
  }
}
