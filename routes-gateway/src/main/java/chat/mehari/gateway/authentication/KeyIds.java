package chat.mehari.gateway.authentication;

import chat.mehari.gateway.platform.Refused;
import chat.mehari.schemas.frame.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Finds out which key a token claims to be signed with, before anything of it is believed. */
@Component
class KeyIds {

  private final ObjectMapper json;

  KeyIds(ObjectMapper json) {
    this.json = json;
  }

  /**
   * The id of the key that a token names.
   *
   * @throws Refused where it names none
   */
  String of(String token) {
    int end = token.indexOf('.');
    if (end > 0) {
      try {
        JsonNode header = json.readTree(Base64.getUrlDecoder().decode(token.substring(0, end)));
        if (header.path("kid").isTextual()) {
          return header.path("kid").textValue();
        }
      } catch (IOException | IllegalArgumentException e) {
        throw notOurs();
      }
    }
    throw notOurs();
  }

  static Refused notOurs() {
    return new Refused(ErrorCode.UNAUTHENTICATED, "The access token is not valid");
  }
}
