package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Account;
import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever the server says has the published form. */
@ExtendWith(SharedSystem.class)
class ConformanceIT {

  @Test
  void everyReplyHasItsForm(Clients clients) {
    Device bob = clients.register();
    WireClient client = clients.connect();
    ObjectNode credentials =
        Json.object("username", Account.randomName(), "password", "correct horse");

    JsonNode session = reply(client, "register", credentials.deepCopy().put("displayName", "Ada"));
    String accessToken = session.path("accessToken").asText();
    reply(client, "authenticate", Json.object("accessToken", accessToken));
    WireClient other = clients.connect();
    JsonNode otherSession = reply(other, "login", credentials);
    reply(
        other, "refresh", Json.object("refreshToken", otherSession.path("refreshToken").asText()));
    reply(client, "getSelf", Json.object());
    reply(client, "updateSelf", Json.object("displayName", "Ada Lovelace"));
    reply(client, "getUsers", Json.object("limit", 1));
    reply(client, "getSessions", Json.object());
    JsonNode posted =
        reply(client, "sendMessage", Device.message(bob.id(), UUID.randomUUID(), "hello"));
    String id = posted.path("conversationId").asText();
    reply(
        client, "sendMessage", Device.message(bob.id(), UUID.randomUUID(), "hi").put("replyTo", 1));
    reply(client, "getMessages", Json.object("conversationId", id));
    reply(client, "getConversations", Json.object("limit", 1));
    reply(client, "markRead", Json.object("conversationId", id, "seq", 1));
    reply(client, "sync", Json.object("positions", Json.object(id, 0, UUID.randomUUID(), 0)));
    reply(
        client, "revokeSession", Json.object("sessionId", otherSession.path("sessionId").asText()));
    reply(
        client,
        "changePassword",
        Json.object("currentPassword", "correct horse", "newPassword", "battery staple"));
    reply(client, "logout", Json.object());

    bob.inbox().await("message.posted", 2);
    bob.inbox().await("receipt.updated", 1);
    bob.inbox().await("user.updated", 1);
    for (JsonNode event : bob.inbox().all()) {
      assertThat(Schemas.violations("event/" + event.path("type").asText(), event))
          .as(event.toString())
          .isEmpty();
    }
  }

  @Test
  void everyErrorHasItsForm(Clients clients) {
    WireClient nobody = clients.connect();
    WireClient somebody = clients.register().wire();

    for (String frame :
        new String[] {
          "{",
          "[]",
          "{\"type\":\"nope\",\"id\":\"x\"}",
          "{\"type\":\"getSelf\",\"id\":\"x\"}",
          "{\"type\":\"getUsers\",\"id\":\"x\",\"data\":{\"limit\":0,\"a\":1,\"b\":2}}",
          "{\"type\":\"sendMessage\",\"id\":\"x\",\"data\":{\"to\":7,\"cid\":[],\"body\":{}}}",
          "{\"type\":\"login\",\"id\":\"x\",\"data\":{\"username\":\"nobody-at-all\",\"password\":\"12345678\"}}"
        }) {
      for (WireClient client : new WireClient[] {nobody, somebody}) {
        JsonNode answer = client.callText(frame);
        String schema = answer.path("type").asText().equals("reply") ? "reply/getSelf" : "error";
        assertThat(Schemas.violations(schema, answer)).as(answer.toString()).isEmpty();
      }
    }
  }

  private static JsonNode reply(WireClient client, String type, ObjectNode data) {
    JsonNode frame =
        client.callText(Json.object("type", type, "id", "c-" + type, "data", data).toString());
    assertThat(Schemas.violations("reply/" + type, frame)).as(frame.toString()).isEmpty();
    assertThat(frame.path("re").asText()).isEqualTo("c-" + type);
    return frame.path("data");
  }
}
