package chat.mehari.schemas.frame.request;

/** Changes the password and revokes every other session. */
public record ChangePassword(String currentPassword, String newPassword) implements Request {

  /** Leaves the secrets out, for logs and exceptions print what they handle. */
  @Override
  public String toString() {
    return "ChangePassword[]";
  }
}
