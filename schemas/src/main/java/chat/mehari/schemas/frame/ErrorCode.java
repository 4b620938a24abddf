package chat.mehari.schemas.frame;

import com.fasterxml.jackson.annotation.JsonValue;

/** Every way in which a request can fail. */
public enum ErrorCode {
  /** Not JSON, a duplicate key, no type or a wrong shape. */
  INVALID_FRAME("invalid-frame"),
  /** No operation has this name. */
  UNKNOWN_TYPE("unknown-type"),
  /** The socket has not said who it is, or its session is over. */
  UNAUTHENTICATED("unauthenticated"),
  /** Unknown user or wrong password; which of them is not told. */
  INVALID_CREDENTIALS("invalid-credentials"),
  /** The token was good once. */
  TOKEN_EXPIRED("token-expired"),
  /** Somebody else has this name. */
  USERNAME_TAKEN("username-taken"),
  /** It does not exist, or the caller may not see it. */
  NOT_FOUND("not-found"),
  /** The caller sees it but may not do that. */
  FORBIDDEN("forbidden"),
  /** The state does not allow it. */
  CONFLICT("conflict"),
  /** A group over its size. */
  TOO_LARGE("too-large"),
  /** Too many requests; {@code retryAfterMs} tells when to try again. */
  RATE_LIMITED("rate-limited"),
  /** Unknown outcome: it may be done, or may still be done. */
  UNAVAILABLE("unavailable"),
  /** The server is wrong. */
  INTERNAL("internal");

  private final String code;

  ErrorCode(String code) {
    this.code = code;
  }

  /** The code as the wire spells it. */
  @JsonValue
  public String code() {
    return code;
  }
}
