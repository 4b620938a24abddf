package chat.mehari.schemas.frame.request;

/** Opens a session for an account. */
public record Login(String username, String password) implements Request {}
