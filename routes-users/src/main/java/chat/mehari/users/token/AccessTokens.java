package chat.mehari.users.token;

import chat.mehari.schemas.frame.reply.PublicKeys;
import chat.mehari.users.platform.AccessGrant;
import chat.mehari.users.platform.AccessToken;
import chat.mehari.users.platform.UsersSettings;
import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Signs access tokens. Everything in a token follows from its grant, the key too (the one in force
 * at that time), and EdDSA has no randomness: so a token can be given again without being kept.
 */
@Component
class AccessTokens {

  private static final String ISSUER = "mehari";

  private final KeyFile file;
  private final UsersSettings.Token settings;

  AccessTokens(KeyFile file, UsersSettings settings) {
    this.file = file;
    this.settings = settings.token();
  }

  /**
   * The token of a grant.
   *
   * @param keys all there are, oldest first
   */
  AccessToken sign(@Body AccessGrant grant, @ExchangeProperty("keys") List<SigningKey> keys) {
    SigningKey key = keyInForce(keys, grant.issuedAt());
    Instant issuedAt = grant.issuedAt().truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = issuedAt.plus(settings.accessLifetime());
    String token =
        Jwts.builder()
            .header()
            .keyId(key.kid())
            .and()
            .issuer(ISSUER)
            .subject(grant.userId().toString())
            .claim("sid", grant.sessionId().toString())
            .issuedAt(Date.from(issuedAt))
            .expiration(Date.from(expiresAt))
            .id(grant.tokenId().toString())
            .signWith(privateKey(key), Jwts.SIG.EdDSA)
            .compact();
    return new AccessToken(token, expiresAt);
  }

  /**
   * The public keys as a JSON Web Key Set, those to come included, and the time.
   *
   * @param time one row
   */
  PublicKeys published(
      @ExchangeProperty("keys") List<SigningKey> keys, @Body List<DatabaseTime> time) {
    return new PublicKeys(
        keys.stream()
            .map(
                key ->
                    Map.of(
                        "kty",
                        "OKP",
                        "crv",
                        "Ed25519",
                        "use",
                        "sig",
                        "alg",
                        "EdDSA",
                        "kid",
                        key.kid(),
                        "x",
                        Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(Ed25519.raw(key.publicKey()))))
            .toList(),
        time.get(0).now());
  }

  private PrivateKey privateKey(SigningKey key) {
    return file.privateKey(key)
        .orElseThrow(
            () -> new IllegalStateException("This instance lacks the file of key " + key.kid()));
  }

  /** The first key also signs what was granted in the moment before it was made. */
  private static SigningKey keyInForce(List<SigningKey> keys, Instant time) {
    SigningKey inForce = keys.get(0);
    for (SigningKey key : keys) {
      if (!key.activeFrom().isAfter(time)) {
        inForce = key;
      }
    }
    return inForce;
  }
}
