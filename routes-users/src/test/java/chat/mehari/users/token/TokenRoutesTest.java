package chat.mehari.users.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.mehari.schemas.broker.Operation;
import chat.mehari.users.Gateway;
import chat.mehari.users.UsersService;
import com.fasterxml.jackson.databind.JsonNode;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(Integer.MAX_VALUE - 1)
class TokenRoutesTest {

  private Gateway gateway;

  @BeforeEach
  void connect() {
    UsersService.shared();
    gateway = new Gateway();
  }

  @AfterEach
  void disconnect() {
    gateway.close();
  }

  @Test
  void publishedKeysVerifyTokens() {
    JsonNode registered = register();
    Jws<Claims> token = verify(registered, keys());
    assertThat(token.getHeader().getAlgorithm()).isEqualTo("EdDSA");
    Claims claims = token.getPayload();
    assertThat(claims.getIssuer()).isEqualTo("mehari");
    assertThat(claims.getSubject()).isEqualTo(registered.at("/user/id").asText());
    assertThat(claims.get("sid")).isEqualTo(registered.get("sessionId").asText());
    assertThat(
            Duration.between(claims.getIssuedAt().toInstant(), claims.getExpiration().toInstant()))
        .isEqualTo(Duration.ofMinutes(15));
    assertThat(registered.get("accessTokenExpiresAt").asText())
        .isEqualTo(claims.getExpiration().toInstant().toString().replace("Z", ".000Z"));
    assertThat(claims.getId()).isNotBlank();
  }

  @Test
  void publishesNothingPrivate() {
    register();
    JsonNode data = Gateway.data(gateway.ask(Operation.GET_KEYS, Map.of()));
    assertThat(data.get("keys")).isNotEmpty();
    data.get("keys").forEach(key -> assertThat(key.has("d")).isFalse());
  }

  @Test
  void tellsTheTimeOfTheDatabase() {
    Instant before = databaseTime();
    Instant told =
        Instant.parse(
            Gateway.data(gateway.ask(Operation.GET_KEYS, Map.of())).get("now").textValue());

    assertThat(told).isBetween(before.truncatedTo(ChronoUnit.MILLIS), databaseTime());
  }

  @Test
  void rotatesKeysWithoutLoggingAnybodyOut() {
    JsonNode before = register();
    String oldKid = verify(before, keys()).getHeader().getKeyId();
    String cid = UUID.randomUUID().toString();
    Map<String, String> refresh =
        Map.of("refreshToken", before.get("refreshToken").asText(), "cid", cid);
    JsonNode pair = Gateway.data(gateway.ask(Operation.REFRESH, refresh));

    UsersService.sql("update signing_key set active_from = active_from - interval '91 days'");
    Awaitility.await().until(() -> !newestKid().equals(oldKid));
    assertThat(verify(register(), keys()).getHeader().getKeyId()).isEqualTo(oldKid);

    // The notice of a minute is over.
    UsersService.sql("update signing_key set active_from = active_from - interval '1 minute'");
    assertThat(verify(register(), keys()).getHeader().getKeyId()).isNotEqualTo(oldKid);
    assertThat(verify(before, keys()).getHeader().getKeyId()).isEqualTo(oldKid);
    assertThat(Gateway.data(gateway.ask(Operation.REFRESH, refresh))).isEqualTo(pair);
    Gateway.data(gateway.ask(Operation.AUTHENTICATE, Map.of(), Gateway.signed(before)));

    // A quarter of an hour and some minutes after the successor came into force, all is expired.
    UsersService.sql("update signing_key set active_from = active_from - interval '1 hour'");
    Awaitility.await().until(() -> !keys().containsKey(oldKid));
    verify(register(), keys());
    Map<String, Key> remaining = keys();
    assertThatThrownBy(() -> verify(before, remaining)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void twoInstancesMakeOneFirstKey() {
    UsersService.sharedWithSecond();
    UsersService.sql("delete from signing_key");
    List<CompletableFuture<JsonNode>> answers =
        IntStream.range(0, 8)
            .mapToObj(i -> gateway.send(Operation.GET_KEYS, Map.of(), null))
            .toList();
    assertThat(
            answers.stream()
                .map(Gateway::answer)
                .map(answer -> Gateway.data(answer).get("keys"))
                .distinct())
        .hasSize(1);
    assertThat(UsersService.sql("select kid from signing_key")).hasSize(1);
  }

  @Test
  void keyFromAFileTakesOverAndStaysOutOfTheDatabase(@TempDir Path directory) throws Exception {
    register();
    Path file = directory.resolve("key.pem");
    Files.writeString(
        file,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(Ed25519.generate().getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    UsersService shared = UsersService.sharedAlone();
    for (String route : List.of("register", "refresh", "login", "change-password")) {
      shared.camel().getRouteController().stopRoute(route);
    }
    try (UsersService withFile =
        UsersService.start(
            "mehari.users.token.key-file=" + file, "mehari.users.token.key-notice=0s")) {
      assertThat(withFile.isReady()).isTrue();
      Awaitility.await()
          .until(
              () ->
                  UsersService.sql("select kid from signing_key where private_key is null").size()
                      == 1);
      String kid = UsersService.sql("select kid from signing_key where private_key is null").get(0);
      Awaitility.await().until(() -> verify(register(), keys()).getHeader().getKeyId().equals(kid));
    } finally {
      UsersService.sql("delete from signing_key where private_key is null");
      for (String route : List.of("register", "refresh", "login", "change-password")) {
        shared.camel().getRouteController().startRoute(route);
      }
    }
  }

  private static String newestKid() {
    return UsersService.sql("select kid from signing_key order by generation desc limit 1").get(0);
  }

  private static Instant databaseTime() {
    return Instant.parse(
        UsersService.sql("select to_json(clock_timestamp() at time zone 'utc') #>> '{}' || 'Z'")
            .get(0));
  }

  private JsonNode register() {
    return gateway.register("t" + UUID.randomUUID().toString().substring(0, 12));
  }

  private Map<String, Key> keys() {
    JsonNode data = Gateway.data(gateway.ask(Operation.GET_KEYS, Map.of()));
    Map<String, Key> keys = new HashMap<>();
    Jwks.setParser()
        .build()
        .parse(data.toString())
        .forEach(jwk -> keys.put(jwk.getId(), jwk.toKey()));
    return keys;
  }

  private static Jws<Claims> verify(JsonNode opened, Map<String, Key> keys) {
    return Jwts.parser()
        .keyLocator(header -> keys.get(String.valueOf(header.get("kid"))))
        .build()
        .parseSignedClaims(opened.get("accessToken").asText());
  }
}
