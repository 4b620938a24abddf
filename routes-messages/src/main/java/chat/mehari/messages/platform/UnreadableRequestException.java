package chat.mehari.messages.platform;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A request is not of the form that gateways send: no repetition will help. */
public final class UnreadableRequestException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Says what is wrong, never what the request held. */
  public UnreadableRequestException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
