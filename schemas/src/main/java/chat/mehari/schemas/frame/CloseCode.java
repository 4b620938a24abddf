package chat.mehari.schemas.frame;

/** Why the server closes a WebSocket: codes of RFC 6455 and, from 4000 on, our own. */
public enum CloseCode {
  /** The client logged out. */
  NORMAL(1000, "logged out"),
  /** This gateway stops; reconnect, perhaps to another one. */
  GOING_AWAY(1001, "server going away"),
  /** Binary frames are not part of the protocol. */
  UNSUPPORTED_DATA(1003, "text frames only"),
  /** A frame over the largest size. */
  TOO_BIG(1009, "frame too big"),
  /** Not authenticated in time, or the token has expired. */
  UNAUTHENTICATED(4401, "not authenticated"),
  /** The session was revoked. */
  SESSION_REVOKED(4403, "session revoked"),
  /** The client reads too slowly. */
  SLOW_READER(4408, "reader too slow"),
  /** Far over the rate limit. */
  FLOOD(4429, "too many requests");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  /** The number of the close frame. */
  public int code() {
    return code;
  }

  /** The close frame's reason, at most 123 bytes. */
  public String reason() {
    return reason;
  }
}
