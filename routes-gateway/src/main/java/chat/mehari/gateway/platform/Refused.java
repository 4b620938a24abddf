package chat.mehari.gateway.platform;

import chat.mehari.schemas.frame.ErrorBody;
import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.ErrorDetail;
import java.time.Duration;
import java.util.List;

/**
 * A request is not carried out, and this is what the client hears. Thrown by any step of a route;
 * the error policy turns it into the answer. It has no stack trace: a refusal is no fault of ours
 * and must cost little.
 */
public final class Refused extends RuntimeException {

  private final transient ErrorBody error;

  /** Refused as this says. */
  public Refused(ErrorBody error) {
    super(error.code().code(), null, false, false);
    this.error = error;
  }

  /** Refused for a reason that a code and a sentence explain. */
  public Refused(ErrorCode code, String message) {
    this(new ErrorBody(code, message));
  }

  /** The frame has the wrong shape; each detail names a field. */
  public static Refused malformed(List<ErrorDetail> details) {
    return new Refused(
        new ErrorBody(ErrorCode.INVALID_FRAME, "The frame has the wrong form", details, null));
  }

  /** Too much of something; it may be tried again after this time. */
  public static Refused limited(String message, Duration retryAfter) {
    return new Refused(
        new ErrorBody(ErrorCode.RATE_LIMITED, message, null, Math.max(1, retryAfter.toMillis())));
  }

  /** The outcome is unknown, or the way to it is closed. */
  public static Refused unavailable() {
    return new Refused(ErrorCode.UNAVAILABLE, "The server cannot tell the outcome; try again");
  }

  /** What the client hears. */
  public ErrorBody error() {
    return error;
  }
}
