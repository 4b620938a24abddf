package chat.mehari.schemas.frame.request;

import org.jspecify.annotations.Nullable;

/**
 * Makes an account and a session.
 *
 * @param username 3–32 of {@code A–Z a–z 0–9 . _ -}, kept in lower case
 * @param password 8–128 code points
 * @param displayName 1–64 code points; the username where it is absent
 */
public record Register(String username, String password, @Nullable String displayName)
    implements Request {

  /** Leaves the secrets out, for logs and exceptions print what they handle. */
  @Override
  public String toString() {
    return "Register[username=" + username + "]";
  }
}
