package chat.mehari.gateway.platform;

import chat.mehari.schemas.frame.ErrorBody;
import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.ErrorFrame;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the answers to requests that are refused here. */
@Component
public class ErrorFrames {

  private final ObjectMapper json;

  ErrorFrames(ObjectMapper json) {
    this.json = json;
  }

  /** The answer to the request {@code re}, which failed for this reason. */
  public String refusal(@Nullable String re, Throwable cause) {
    for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
      if (reason instanceof Refused refused) {
        return frame(re, refused.error());
      }
    }
    return frame(
        re, new ErrorBody(ErrorCode.INTERNAL, "The server failed; this is not your fault"));
  }

  /** The answer to the request {@code re}, whose outcome is unknown. */
  public String unavailable(@Nullable String re) {
    return frame(re, Refused.unavailable().error());
  }

  private String frame(@Nullable String re, ErrorBody error) {
    try {
      return json.writeValueAsString(new ErrorFrame(re, error));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
