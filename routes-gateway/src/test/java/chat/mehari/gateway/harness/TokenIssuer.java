package chat.mehari.gateway.harness;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.OctetPublicJwk;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/** Issues access tokens as the users service does, with one key. */
public final class TokenIssuer {

  private final KeyPair keys = Jwks.CRV.Ed25519.keyPair().build();
  private final String keyId;

  /** An issuer whose key is published under this id. */
  public TokenIssuer(String keyId) {
    this.keyId = keyId;
  }

  /** The public key. */
  public PublicKey publicKey() {
    return keys.getPublic();
  }

  /** The public key as it is published. */
  public Map<String, String> jwk() {
    @SuppressWarnings("unchecked")
    OctetPublicJwk<PublicKey> jwk =
        (OctetPublicJwk<PublicKey>) (Object) Jwks.builder().key(keys.getPublic()).build();
    return Map.of("kty", "OKP", "crv", "Ed25519", "x", String.valueOf(jwk.get("x")), "kid", keyId);
  }

  /** A good token, not yet signed, whose claims may still be changed. */
  public JwtBuilder claims(Person person) {
    Instant now = Instant.now();
    return Jwts.builder()
        .header()
        .keyId(keyId)
        .and()
        .issuer("mehari")
        .subject(person.id().toString())
        .claim("sid", person.sessionId().toString())
        .id(UUID.randomUUID().toString())
        .issuedAt(Date.from(now))
        .expiration(Date.from(now.plusSeconds(900)));
  }

  /** Signs it. */
  public String sign(JwtBuilder claims) {
    return claims.signWith(keys.getPrivate(), Jwts.SIG.EdDSA).compact();
  }

  /** A good token. */
  public String token(Person person) {
    return sign(claims(person));
  }
}
