package chat.mehari.messages.platform;

import chat.mehari.schemas.frame.ErrorBody;
import chat.mehari.schemas.frame.ErrorCode;
import java.io.Serial;

/** A query is refused for its own sake; the caller hears why. */
public final class RefusedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /** Refuses with a code and one English sentence for people. */
  public RefusedException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  /** What the caller is told. */
  public ErrorBody error() {
    return new ErrorBody(code, String.valueOf(getMessage()));
  }
}
