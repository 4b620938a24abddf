package chat.mehari.load.wire;

/** The server answered the handshake, but not with 101. */
public final class HandshakeRefused extends RuntimeException {
  private final int status;

  HandshakeRefused(int status, Throwable cause) {
    super("the handshake was answered with " + status, cause);
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
