package chat.mehari.gateway.platform;

import chat.mehari.schemas.frame.ErrorBody;
import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.ErrorFrame;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the answers to requests that are refused here. */
@Component
public class ErrorFrames {

  private final ObjectMapper json;
  private final Map<ErrorCode, Counter> refusals = new EnumMap<>(ErrorCode.class);

  ErrorFrames(ObjectMapper json, MeterRegistry meters) {
    this.json = json;
    for (ErrorCode code : ErrorCode.values()) {
      refusals.put(
          code,
          Counter.builder("mehari.gateway.refusals")
              .description("Requests that this gateway itself refused")
              .tag("code", code.code())
              .register(meters));
    }
  }

  /** The answer to the request {@code re}, which failed for this reason. */
  public String refusal(
      @ExchangeProperty(Carried.RE) @Nullable String re, @ExchangeException Throwable cause) {
    for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
      if (reason instanceof Refused refused) {
        return frame(re, refused.error());
      }
    }
    return frame(
        re, new ErrorBody(ErrorCode.INTERNAL, "The server failed; this is not your fault"));
  }

  /** The answer to the request {@code re}, whose outcome is unknown. */
  public String unavailable(@ExchangeProperty(Carried.RE) @Nullable String re) {
    return frame(re, Refused.unavailable().error());
  }

  private String frame(@Nullable String re, ErrorBody error) {
    Counter counter = refusals.get(error.code());
    if (counter != null) {
      counter.increment();
    }
    try {
      return json.writeValueAsString(new ErrorFrame(re, error));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
