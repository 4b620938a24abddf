package chat.mehari.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Device;
import chat.mehari.load.system.Clients;
import chat.mehari.load.system.SharedSystem;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a token that the system signed makes a socket somebody's. */
@ExtendWith(SharedSystem.class)
class TokensIT {

  @Test
  void forgedTokensMakeNobody(Clients clients) throws GeneralSecurityException {
    Device victim = clients.register();

    forgeries(victim)
        .forEach(
            (how, token) -> {
              WireClient client = clients.connect();
              assertThat(Refusal.code(client, "authenticate", "accessToken", token))
                  .as(how)
                  .isIn("unauthenticated", "token-expired");
              assertThat(Refusal.code(client, "getSelf")).as(how).isEqualTo("unauthenticated");
            });
    assertThat(clients.reconnect(victim).call("getSelf").has("user")).isTrue();
  }

  private static Map<String, String> forgeries(Device victim) throws GeneralSecurityException {
    Jwt real = Jwt.parse(victim.account().accessToken());
    KeyPair otherKey = Jwt.newKey();
    byte[] publicKey = otherKey.getPublic().getEncoded();
    byte[] rawPublicKey = new byte[32];
    System.arraycopy(publicKey, publicKey.length - 32, rawPublicKey, 0, 32);
    Map<String, String> forgeries = new LinkedHashMap<>();
    for (String none : new String[] {"none", "None", "NONE", "nOnE"}) {
      forgeries.put("alg " + none, real.header("alg", none).unsigned());
      forgeries.put("alg " + none + ", signed", real.header("alg", none).withOldSignature());
    }
    forgeries.put("no signature", real.unsigned());
    forgeries.put("no signature part", real.signingInput());
    forgeries.put("HS256 by a public key", real.header("alg", "HS256").macWith(publicKey));
    forgeries.put("HS256 by a raw key", real.header("alg", "HS256").macWith(rawPublicKey));
    forgeries.put(
        "HS256 by the kid",
        real.header("alg", "HS256")
            .macWith(real.header().path("kid").asText("x").getBytes(StandardCharsets.UTF_8)));
    forgeries.put("other key, same kid", real.signedWith(otherKey));
    forgeries.put("other key, other kid", real.header("kid", "mine").signedWith(otherKey));
    forgeries.put("kid is a path", real.header("kid", "../../dev/null").signedWith(otherKey));
    forgeries.put("kid is SQL", real.header("kid", "' or 1=1 --").signedWith(otherKey));
    forgeries.put("kid is long", real.header("kid", "k".repeat(1_500)).signedWith(otherKey));
    forgeries.put("kid is a number", real.header("kid", 7).signedWith(otherKey));
    forgeries.put("key in the header", real.header("jwk", jwk(rawPublicKey)).signedWith(otherKey));
    forgeries.put(
        "key by address", real.header("jku", "http://127.0.0.1:1/keys").signedWith(otherKey));
    forgeries.put(
        "unknown critical extension", real.header("crit", new String[] {"x"}).withOldSignature());
    forgeries.put("zip", real.header("zip", "DEF").withOldSignature());
    forgeries.put("other user", real.claim("sub", UUID.randomUUID()).withOldSignature());
    forgeries.put("other session", real.claim("sid", UUID.randomUUID()).withOldSignature());
    forgeries.put("other issuer", real.claim("iss", "other").signedWith(otherKey));
    forgeries.put("administrator", real.claim("role", "administrator").withOldSignature());
    long now = Instant.now().getEpochSecond();
    forgeries.put("prolonged", real.claim("exp", now + 1_000_000).withOldSignature());
    forgeries.put("expired", real.claim("exp", now - 10).signedWith(otherKey));
    forgeries.put("not yet valid", real.claim("nbf", now + 1_000).signedWith(otherKey));
    forgeries.put("half", victim.account().accessToken().substring(0, 80));
    forgeries.put("doubled", victim.account().accessToken() + victim.account().accessToken());
    forgeries.put("Bearer", "Bearer." + victim.account().accessToken());
    forgeries.put("refresh token", victim.account().refreshToken());
    forgeries.put("session id", victim.account().sessionId());
    return forgeries;
  }

  private static Map<String, String> jwk(byte[] raw) {
    return Map.of(
        "kty",
        "OKP",
        "crv",
        "Ed25519",
        "x",
        Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "..",
        "...",
        "a.b.c",
        "e30.e30.",
        "e30.e30.e30",
        "eyJhbGciOiJub25lIn0..",
        "bnVsbA.bnVsbA.bnVsbA"
      })
  void garbageMakesNobody(String token, Clients clients) {
    WireClient client = clients.connect();

    assertThat(Refusal.code(client, "authenticate", "accessToken", token))
        .isEqualTo("unauthenticated");
  }

  @Test
  void aTokenOf4096CharactersIsNotTooLong(Clients clients) {
    WireClient client = clients.connect();

    assertThat(Refusal.code(client, "authenticate", "accessToken", "a".repeat(4_096)))
        .isEqualTo("unauthenticated");
  }

  @Test
  void aTokenIsItselfToTheLastCharacter(Clients clients) {
    String token = clients.register().account().accessToken();
    WireClient client = clients.connect();

    for (char c : "ABCDEFGHQghwx_-=".toCharArray()) {
      String altered = token.substring(0, token.length() - 1) + c;
      if (!altered.equals(token)) {
        assertThat(Refusal.code(client, "authenticate", "accessToken", altered))
            .as("ends with %s", c)
            .isEqualTo("unauthenticated");
      }
      assertThat(Refusal.code(client, "authenticate", "accessToken", token + c))
          .as("with %s appended", c)
          .isEqualTo("unauthenticated");
    }
    assertThat(client.call("authenticate", Json.object("accessToken", token)).has("user")).isTrue();
  }

  @Test
  void aFailedAuthenticationLeavesTheSocketAsItWas(Clients clients) {
    Device device = clients.register();

    assertThat(Refusal.code(device, "authenticate", "accessToken", "a.b.c"))
        .isEqualTo("unauthenticated");
    assertThat(device.call("getSelf").path("user").path("id").asText())
        .isEqualTo(device.id().toString());
  }

  @Test
  void aSocketKeepsItsUser(Clients clients) {
    Device device = clients.register();
    Device other = clients.register();

    assertThat(Refusal.code(device, "authenticate", "accessToken", other.account().accessToken()))
        .isEqualTo("conflict");
    assertThat(device.call("getSelf").path("user").path("id").asText())
        .isEqualTo(device.id().toString());
    other.send(device.id(), "hello");
    device.inbox().await("message.posted", 1);
    other.send(other.id(), "note");
    other.inbox().await("message.posted", 2);
    assertThat(device.inbox().ofType("message.posted")).hasSize(1);
  }

  @Test
  void aNewerTokenProlongs(Clients clients) {
    Device device = clients.register();
    String newer =
        clients
            .connect()
            .call("refresh", Json.object("refreshToken", device.account().refreshToken()))
            .path("accessToken")
            .asText();

    assertThat(device.call("authenticate", "accessToken", newer).path("sessionId").asText())
        .isEqualTo(device.account().sessionId());
    device.send(device.id(), "still here");
    assertThat(device.inbox().await("message.posted", 1)).hasSize(1);
  }

  @Test
  void tokensTellNoSecrets(Clients clients) {
    Device device = clients.register();
    Jwt token = Jwt.parse(device.account().accessToken());

    assertThat(token.header().path("alg").asText()).isIn("EdDSA", "ES256");
    assertThat(token.claims().toString()).doesNotContain(device.account().password());
    Instant expires =
        Instant.parse(device.account().session().path("accessTokenExpiresAt").asText());
    assertThat(expires)
        .isBetween(Instant.now().plusSeconds(13 * 60), Instant.now().plusSeconds(16 * 60));
    assertThat(token.claims().path("exp").asLong())
        .isCloseTo(expires.getEpochSecond(), org.assertj.core.data.Offset.offset(1L));
  }
}
