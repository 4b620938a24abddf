package chat.mehari.messages.platform;

import chat.mehari.schemas.frame.ErrorBody;
import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.ErrorDetail;
import java.io.Serial;
import java.util.List;

/** A query is refused for its own sake; the caller hears why. */
public final class RefusedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient ErrorBody error;

  /** Refuses with a code and one English sentence for people. */
  public RefusedException(ErrorCode code, String message) {
    this(new ErrorBody(code, message));
  }

  private RefusedException(ErrorBody error) {
    super(error.message());
    this.error = error;
  }

  /** One field has the wrong form; the path is a JSON Pointer into the frame. */
  public static RefusedException malformed(String path, String message) {
    return new RefusedException(
        new ErrorBody(
            ErrorCode.INVALID_FRAME,
            "The frame has the wrong form",
            List.of(new ErrorDetail(path, message)),
            null));
  }

  /** What the caller is told. */
  public ErrorBody error() {
    return error;
  }
}
