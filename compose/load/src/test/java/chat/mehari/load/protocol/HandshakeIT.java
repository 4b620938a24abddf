package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.mehari.load.account.Account;
import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.Handshake;
import chat.mehari.load.wire.HandshakeRefused;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and that nothing of the handshake becomes part of a request. */
@ExtendWith(SharedSystem.class)
class HandshakeIT {

  @Test
  void aClientWithoutOriginIsLetIn(Clients clients) {
    assertThat(clients.connect().subprotocol()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://HOST", "https://HOST", "http://HOST:1", "HTTP://HOST:443"})
  void theOwnHostIsAllowedAsOrigin(String origin, Clients clients) {
    URI gateway = clients.gateway();

    WireClient client =
        clients.connect(
            gateway, Handshake.PLAIN.header("Origin", origin.replace("HOST", gateway.getHost())));

    assertThat(Account.register(client).id()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://HOST.evil.example",
        "http://evilHOST",
        "http://HOST@evil.example",
        "http://evil.example/HOST",
        "http://evil.example#HOST",
        "null",
        "HOST",
        "file://",
        "chrome-extension://abc",
        "garbage \\ %zz",
      })
  void aForeignOriginIsRefused(String origin, Clients clients) {
    URI gateway = clients.gateway();
    Handshake handshake =
        Handshake.PLAIN.header("Origin", origin.replace("HOST", gateway.getHost()));

    HandshakeRefused refused =
        catchThrowableOfType(HandshakeRefused.class, () -> clients.connect(gateway, handshake));

    assertThat(refused).isNotNull();
    assertThat(refused.status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?x=1",
        "?access_token=abc",
        "?CamelHttpUri=http://127.0.0.1",
        "?mehari-user=6e1cf4b4-6a1e-4a6e-8f0a-000000000000",
        "?%00"
      })
  void aQueryStringIsRefused(String query, Clients clients) throws IOException {
    URI gateway = clients.gateway();

    try (RawSocket socket = RawSocket.connect(URI.create(gateway + query))) {
      assertThat(socket.status()).isBetween(400, 499);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ws/x", "/WS", "/wss", "/actuator/ws"})
  void otherPathsAreNotTheSocket(String path, Clients clients) throws IOException {
    try (RawSocket socket = RawSocket.connect(clients.gateway().resolve("/").resolve(path))) {
      assertThat(socket.status()).isBetween(200, 499);
    }
  }

  @Test
  void theSubprotocolIsAnswered(Clients clients) {
    WireClient client = clients.connect(Handshake.PLAIN.offering("other", "mehari.v1"));

    assertThat(client.subprotocol()).isEqualTo("mehari.v1");
  }

  @Test
  void anUnknownSubprotocolIsNotAnswered(Clients clients) throws IOException {
    try (RawSocket socket =
        RawSocket.connect(clients.gateway(), "Sec-WebSocket-Protocol: mehari.v9")) {
      assertThat(socket.status()).isIn(101, 400);
    }
  }

  @Test
  void headersThatLookLikeOursMakeNobody(Clients clients) {
    Device victim = clients.register();
    String id = victim.id().toString();
    Handshake handshake =
        Handshake.PLAIN
            .header("mehari-user", id)
            .header("mehari-session", victim.account().sessionId())
            .header("mehari-reply-key", "user." + id)
            .header("mehari-type", "getSelf")
            .header("mehari-correlation", "1")
            .header("CamelSpringRabbitmqRoutingOverrideKey", "getSelf")
            .header("CamelSpringRabbitmqExchangeOverrideName", "users")
            .header("CamelHttpMethod", "DELETE")
            .header("CamelSqlQuery", "select 1")
            .header("rabbitmq.REPLY_TO", "x")
            .header("Authorization", "Bearer " + victim.account().accessToken())
            .header("Cookie", "accessToken=" + victim.account().accessToken());
    WireClient client = clients.connect(handshake);

    String before = Refusal.code(client, "getSelf");
    Account own = Account.register(client);

    assertThat(before).isEqualTo("unauthenticated");
    assertThat(client.call("getSelf").path("user").path("id").asText())
        .isEqualTo(own.id().toString());
    assertThat(client.call("getSessions").path("sessions")).hasSize(1);
    client.call("sendMessage", Device.message(own.id(), own.id(), "to myself"));
    assertThat(client.call("getConversations").path("conversations")).hasSize(1);
    assertThat(victim.call("getConversations").path("conversations")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mehari-user", "userId", "CamelSqlQuery", "headers", "user", "senderId", "sub"})
  void fieldsThatLookLikeOursAreRefused(String field, Clients clients) {
    Device victim = clients.register();
    Device device = clients.register();

    assertThat(Refusal.code(device, "getConversations", field, victim.id()))
        .isEqualTo("invalid-frame");
    assertThat(
            Refusal.ofFrame(
                    device.wire(),
                    "x",
                    Json.object("type", "getSelf", "id", "x", field, victim.id()).toString())
                .code())
        .isEqualTo("invalid-frame");
  }

  @Test
  void aHostileUserAgentHarmsNobody(Clients clients) throws IOException {
    String agent =
        "Ünïcode ' \" \\ <script> ${jndi:ldap://127.0.0.1/x} ${body} " + "a".repeat(3_000);
    try (RawSocket socket = RawSocket.connect(clients.gateway(), "User-Agent: " + agent)) {
      String name = Account.randomName();
      socket.sendText(
          Json.object(
                  "type",
                  "register",
                  "id",
                  "1",
                  "data",
                  Json.object("username", name, "password", "correct horse"))
              .toString());
      assertThat(awaitReply(socket, "1").path("type").asText()).isEqualTo("reply");
      socket.sendText(Json.object("type", "getSessions", "id", "2").toString());
      String kept =
          awaitReply(socket, "2").path("data").path("sessions").get(0).path("userAgent").asText();
      assertThat(kept.codePointCount(0, kept.length())).isLessThanOrEqualTo(256);
      assertThat(kept).contains("${jndi:ldap://127.0.0.1/x} ${body}");
    }
  }

  @Test
  void aPingIsAnswered(Clients clients) throws IOException {
    try (RawSocket socket = RawSocket.connect(clients.gateway())) {
      socket.sendFrame(RawSocket.PING, "are you there".getBytes(StandardCharsets.UTF_8));

      assertThat(new String(socket.awaitPong(), StandardCharsets.UTF_8)).isEqualTo("are you there");
    }
  }

  private static JsonNode awaitReply(RawSocket socket, String id) throws IOException {
    while (true) {
      JsonNode frame = Json.parse(socket.awaitText());
      if (frame.path("re").asText().equals(id)) {
        return frame;
      }
    }
  }
}
