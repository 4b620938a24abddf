package chat.mehari.users.platform;

import chat.mehari.schemas.frame.ErrorBody;
import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.ErrorDetail;
import java.util.List;

/**
 * A request is answered with an error, and that is all right: nothing is wrong with the service.
 */
public final class Refusal extends RuntimeException {

  private final transient ErrorBody error;

  private Refusal(ErrorBody error) {
    // Without a stack trace: refusals are answers, and a flood of them must be cheap.
    super(error.code().code(), null, false, false);
    this.error = error;
  }

  /** A refusal that its code and a sentence explain. */
  public static Refusal of(ErrorCode code, String message) {
    return new Refusal(new ErrorBody(code, message));
  }

  /** Too much of it; it may be tried again after a while. */
  public static Refusal rateLimited(String message, long retryAfterMs) {
    return new Refusal(
        new ErrorBody(ErrorCode.RATE_LIMITED, message, null, Math.max(1, retryAfterMs)));
  }

  /**
   * A field that the schema cannot judge is wrong.
   *
   * @param path a JSON Pointer into the frame
   */
  public static Refusal invalid(String path, String message) {
    return new Refusal(
        new ErrorBody(
            ErrorCode.INVALID_FRAME,
            "The frame is not valid.",
            List.of(new ErrorDetail(path, message)),
            null));
  }

  /** What the client is told. */
  public ErrorBody error() {
    return error;
  }
}
