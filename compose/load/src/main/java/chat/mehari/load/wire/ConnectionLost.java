package chat.mehari.load.wire;

import org.jspecify.annotations.Nullable;

/** The socket is gone, or could not be opened; what was asked and not answered is unknown. */
public final class ConnectionLost extends RuntimeException {
  ConnectionLost(String message) {
    super(message);
  }

  ConnectionLost(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
