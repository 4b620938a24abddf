package chat.mehari.schemas.frame.request;

/** Tells the gateway whose socket this is, or prolongs it with a newer token. */
public record Authenticate(String accessToken) implements Request {

  /** Leaves the secrets out, for logs and exceptions print what they handle. */
  @Override
  public String toString() {
    return "Authenticate[]";
  }
}
