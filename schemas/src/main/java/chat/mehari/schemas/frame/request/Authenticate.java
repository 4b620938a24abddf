package chat.mehari.schemas.frame.request;

/** Tells the gateway whose socket this is, or prolongs it with a newer token. */
public record Authenticate(String accessToken) implements Request {}
