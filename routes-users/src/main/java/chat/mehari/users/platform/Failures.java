package chat.mehari.users.platform;

import chat.mehari.schemas.frame.ErrorBody;
import chat.mehari.schemas.frame.ErrorCode;
import org.apache.camel.ExchangeException;
import org.springframework.stereotype.Component;

/** Says what a client is told, and what is logged, of a failure. */
@Component
public class Failures {

  private static final long BUSY_RETRY_MS = 2_000;

  /** What a refusal says. */
  public ErrorBody refusal(@ExchangeException Refusal refusal) {
    return refusal.error();
  }

  /** Too many passwords wait to be hashed. */
  public ErrorBody busy() {
    return Refusal.rateLimited("Too many people are signing in at the moment.", BUSY_RETRY_MS)
        .error();
  }

  /** The outcome is unknown. */
  public ErrorBody unavailable() {
    return new ErrorBody(ErrorCode.UNAVAILABLE, "The service cannot do that at the moment.");
  }

  /** The service is wrong. */
  public ErrorBody internal() {
    return new ErrorBody(ErrorCode.INTERNAL, "Something went wrong on the server.");
  }

  /**
   * Where it failed, for the log: the kinds of the failure and its causes and the line of ours that
   * it came through. Messages of exceptions are left out, for they quote what they could not read.
   */
  public String trace(@ExchangeException Throwable failure) {
    StringBuilder trace = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (!trace.isEmpty()) {
        trace.append(" caused by ");
      }
      trace.append(cause.getClass().getName());
      for (StackTraceElement element : cause.getStackTrace()) {
        if (element.getClassName().startsWith("chat.mehari.")) {
          trace.append(" at ").append(element);
          break;
        }
      }
    }
    return trace.toString();
  }
}
