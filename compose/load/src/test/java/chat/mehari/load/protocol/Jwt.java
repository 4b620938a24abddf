package chat.mehari.load.protocol;

import chat.mehari.load.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Takes real tokens apart and makes forged ones. */
record Jwt(ObjectNode header, ObjectNode claims, String signature) {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  static Jwt parse(String token) {
    String[] parts = token.split("\\.", -1);
    return new Jwt((ObjectNode) decoded(parts[0]), (ObjectNode) decoded(parts[1]), parts[2]);
  }

  Jwt header(String name, Object value) {
    ObjectNode changed = header.deepCopy();
    changed.set(name, Json.value(value));
    return new Jwt(changed, claims, signature);
  }

  Jwt claim(String name, Object value) {
    ObjectNode changed = claims.deepCopy();
    changed.set(name, Json.value(value));
    return new Jwt(header, changed, signature);
  }

  String signingInput() {
    return encoded(header) + "." + encoded(claims);
  }

  /** With the signature that the real one had. */
  String withOldSignature() {
    return signingInput() + "." + signature;
  }

  String unsigned() {
    return signingInput() + ".";
  }

  String signedWith(KeyPair key) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(key.getPrivate());
    signer.update(signingInput().getBytes(StandardCharsets.US_ASCII));
    return signingInput() + "." + ENCODER.encodeToString(signer.sign());
  }

  String macWith(byte[] secret) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    return signingInput()
        + "."
        + ENCODER.encodeToString(mac.doFinal(signingInput().getBytes(StandardCharsets.US_ASCII)));
  }

  static KeyPair newKey() throws GeneralSecurityException {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  private static JsonNode decoded(String part) {
    return Json.parse(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
  }

  private static String encoded(JsonNode part) {
    return ENCODER.encodeToString(part.toString().getBytes(StandardCharsets.UTF_8));
  }
}
