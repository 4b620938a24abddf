package chat.mehari.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.gateway.harness.Client;
import chat.mehari.gateway.harness.Person;
import chat.mehari.gateway.harness.RunningGateway;
import chat.mehari.gateway.harness.Services;
import chat.mehari.gateway.harness.TokenIssuer;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Only what the users service signed is believed, while it holds; the socket lives on. */
class ForgedTokenTest {

  private static final Person ADA = Person.create();

  private final Services services = Services.fresh();
  private final RunningGateway gateway = RunningGateway.shared();

  static Stream<Arguments> tokens() {
    TokenIssuer issuer = Services.fresh().issuer();
    String good = issuer.token(ADA);
    Date past = Date.from(Instant.now().minusSeconds(1));
    Date future = Date.from(Instant.now().plusSeconds(600));
    return Stream.of(
        bad("unsigned", issuer.claims(ADA).compact()),
        bad("alg none with a signature", with(good, "{\"alg\":\"none\",\"kid\":\"first\"}", 0)),
        bad(
            "HS256 with the public key",
            issuer
                .claims(ADA)
                .signWith(Keys.hmacShaKeyFor(issuer.publicKey().getEncoded()), Jwts.SIG.HS256)
                .compact()),
        bad("another key under a known id", new TokenIssuer("first").token(ADA)),
        bad("an unknown key", new TokenIssuer("nobody's").token(ADA)),
        bad("no key id", with(good, "{\"alg\":\"EdDSA\"}", 0)),
        bad("a key id that is a number", with(good, "{\"alg\":\"EdDSA\",\"kid\":1}", 0)),
        bad("altered claims", with(good, claims(good).replace("\"mehari\"", "\"mehari\" "), 1)),
        bad("another's claims", swapped(good, issuer.token(Person.create()), 1)),
        bad("another's signature", swapped(good, issuer.token(Person.create()), 2)),
        bad("no signature", good.substring(0, good.lastIndexOf('.') + 1)),
        bad("another issuer", issuer.sign(issuer.claims(ADA).issuer("elsewhere"))),
        bad("no issuer", issuer.sign(issuer.claims(ADA).issuer(null))),
        bad("not yet valid", issuer.sign(issuer.claims(ADA).notBefore(future))),
        bad("no user", issuer.sign(issuer.claims(ADA).subject(null))),
        bad("a user that is no id", issuer.sign(issuer.claims(ADA).subject("ada"))),
        bad("no session", issuer.sign(issuer.claims(ADA).claim("sid", null))),
        bad("a session that is no id", issuer.sign(issuer.claims(ADA).claim("sid", "1"))),
        bad("a session that is a number", issuer.sign(issuer.claims(ADA).claim("sid", 7))),
        bad("no end", issuer.sign(issuer.claims(ADA).expiration(null))),
        bad("no token at all", "hello"),
        bad("three dots", "..."),
        bad("letters and dots", "a.b.c"),
        Arguments.of("expired", issuer.sign(issuer.claims(ADA).expiration(past)), "token-expired"),
        bad(
            "expired and signed by somebody else",
            new TokenIssuer("first").sign(new TokenIssuer("first").claims(ADA).expiration(past))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tokens")
  void isRefusedAndAGoodOneIsStillTaken(String kind, String token, String code) {
    try (Client client = Client.connect(gateway)) {
      assertThat(Client.refusal(client.authenticate(token))).isEqualTo(code);
      assertThat(client.refusal("getSelf", "{}")).isEqualTo("unauthenticated");

      assertThat(client.authenticate(services.token(ADA)).path("type").asText()).isEqualTo("reply");
    }
    assertThat(services.asked("authenticate", ADA)).as("asked only for the good one").hasSize(1);
  }

  @Test
  void theAnswerDoesNotRepeatTheToken() {
    String token = new TokenIssuer("first").token(ADA);
    try (Client client = Client.connect(gateway)) {
      assertThat(client.authenticate(token).toString())
          .doesNotContain(token.substring(token.lastIndexOf('.') + 1));
    }
  }

  private static Arguments bad(String kind, String token) {
    return Arguments.of(kind, token, "unauthenticated");
  }

  private static String claims(String token) {
    return new String(
        Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
  }

  private static String with(String token, String part, int index) {
    String[] parts = token.split("\\.", -1);
    parts[index] =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(part.getBytes(StandardCharsets.UTF_8));
    return String.join(".", parts);
  }

  private static String swapped(String token, String other, int index) {
    String[] parts = token.split("\\.", -1);
    parts[index] = other.split("\\.", -1)[index];
    return String.join(".", parts);
  }
}
