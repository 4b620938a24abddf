package chat.mehari.gateway.authentication;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwks;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads JSON Web Keys: public keys of Ed25519 with an id, and nothing else. */
final class PublicKeyReader {

  private static final Logger LOG = LoggerFactory.getLogger(PublicKeyReader.class);
  private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]+");

  /** A key and what tokens call it. */
  record NamedKey(String id, PublicKey key) {}

  private PublicKeyReader() {}

  /**
   * The key, where it is one that tokens may be signed with. What else stands there, a private part
   * above all, is not looked at.
   */
  static Optional<NamedKey> read(Map<String, String> jwk) {
    String id = jwk.get("kid");
    String x = jwk.getOrDefault("x", "");
    boolean usable = "OKP".equals(jwk.get("kty")) && "Ed25519".equals(jwk.get("crv"));
    if (id == null || !usable || !BASE64URL.matcher(x).matches()) {
      return Optional.empty();
    }
    try {
      String json = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x + "\"}";
      return Optional.of(new NamedKey(id, (PublicKey) Jwks.parser().build().parse(json).toKey()));
    } catch (JwtException | IllegalArgumentException e) {
      LOG.warn("The public key {} cannot be read and is left out", id, e);
      return Optional.empty();
    }
  }
}
