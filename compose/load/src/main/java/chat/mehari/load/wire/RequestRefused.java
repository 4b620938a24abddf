package chat.mehari.load.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** The server answered with an error frame. */
public final class RequestRefused extends RuntimeException {
  private final transient JsonNode frame;

  RequestRefused(JsonNode frame) {
    super(frame.toString());
    this.frame = frame;
  }

  /** The whole error frame. */
  public JsonNode frame() {
    return frame;
  }

  /** The error's code. */
  public String code() {
    return frame.path("error").path("code").asText();
  }

  /** Milliseconds to wait, 0 where the error says nothing of it. */
  public long retryAfterMs() {
    return frame.path("error").path("retryAfterMs").asLong();
  }
}
