package chat.mehari.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded server does not start; the message is a sentence for the person at the terminal. */
public final class EmbeddedServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmbeddedServerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
