package chat.mehari.standalone;

import org.jspecify.annotations.Nullable;

/** Mehari cannot start for a reason that the person at the terminal can mend; says which. */
final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
