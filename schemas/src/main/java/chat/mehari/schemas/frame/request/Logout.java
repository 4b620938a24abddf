package chat.mehari.schemas.frame.request;

/** Ends the session of this socket. */
public record Logout() implements Request {}
