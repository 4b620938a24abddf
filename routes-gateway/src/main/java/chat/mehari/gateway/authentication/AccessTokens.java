package chat.mehari.gateway.authentication;

import chat.mehari.gateway.connection.Identity;
import chat.mehari.gateway.dispatch.ServiceRequest;
import chat.mehari.gateway.platform.Refused;
import chat.mehari.gateway.platform.SharedClock;
import chat.mehari.schemas.frame.ErrorCode;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.UnsupportedJwtException;
import java.security.Key;
import java.util.Base64;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/**
 * Verifies access tokens with public keys alone. A token is good where Ed25519 signed it with a key
 * that {@code routes-users} published under the id that the token names, it names this system as
 * its issuer, and its time has come and is not over.
 */
@Component
class AccessTokens {

  private static final String ISSUER = "mehari";

  /** Of Ed25519 (RFC 8032). */
  private static final int SIGNATURE_BYTES = 64;

  private final KeyRing keys;
  private final KeyIds keyIds;
  private final JwtParser parser;

  AccessTokens(KeyRing keys, KeyIds keyIds, SharedClock clock) {
    this.keys = keys;
    this.keyIds = keyIds;
    this.parser =
        Jwts.parser()
            .clock(() -> Date.from(clock.instant()))
            .requireIssuer(ISSUER)
            .keyLocator(this::keyOf)
            .build();
  }

  /** Completes with the request as soon as the key that its token names can be looked for. */
  public CompletionStage<ServiceRequest> awaitKey(ServiceRequest request) {
    return keys.settled(keyIds.of(token(request))).thenApply(ignored -> request);
  }

  /**
   * Whom the token of the request names.
   *
   * @throws Refused where it is not good, or not any more
   */
  public Identity verify(ServiceRequest request) {
    String token = token(request);
    if (!hasExactSignature(token)) {
      throw KeyIds.notOurs();
    }
    try {
      Claims claims = parser.parseSignedClaims(token).getPayload();
      return new Identity(
          UUID.fromString(claims.getSubject()),
          UUID.fromString(claims.get("sid", String.class)),
          claims.getExpiration().toInstant());
    } catch (ExpiredJwtException e) {
      throw new Refused(ErrorCode.TOKEN_EXPIRED, "The access token has expired; refresh it");
    } catch (JwtException | IllegalArgumentException | NullPointerException e) {
      throw KeyIds.notOurs();
    }
  }

  private Key keyOf(Header header) {
    if (header instanceof JwsHeader signed && "EdDSA".equals(signed.getAlgorithm())) {
      Key key = keys.key(Objects.requireNonNullElse(signed.getKeyId(), ""));
      if (key != null) {
        return key;
      }
    }
    throw new UnsupportedJwtException("Not signed with a key of ours");
  }

  /** One signature has one text: decoders ignore its last bits, and the JDK what stands behind. */
  private static boolean hasExactSignature(String token) {
    String signature = token.substring(token.lastIndexOf('.') + 1);
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(signature);
      return bytes.length == SIGNATURE_BYTES
          && Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(signature);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String token(ServiceRequest request) {
    return request.data().path("accessToken").asText();
  }
}
