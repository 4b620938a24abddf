package chat.mehari.schemas.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a request.
 *
 * @param code for programs
 * @param message one English sentence for people
 * @param details each wrong field, for {@link ErrorCode#INVALID_FRAME}
 * @param retryAfterMs milliseconds to wait, for {@link ErrorCode#RATE_LIMITED}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorBody(
    ErrorCode code,
    String message,
    @Nullable List<ErrorDetail> details,
    @Nullable Long retryAfterMs) {

  /** An error that its code and a sentence explain. */
  public ErrorBody(ErrorCode code, String message) {
    this(code, message, null, null);
  }
}
