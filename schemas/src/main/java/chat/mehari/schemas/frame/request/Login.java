package chat.mehari.schemas.frame.request;

/** Opens a session for an account. */
public record Login(String username, String password) implements Request {

  /** Leaves the secrets out, for logs and exceptions print what they handle. */
  @Override
  public String toString() {
    return "Login[username=" + username + "]";
  }
}
