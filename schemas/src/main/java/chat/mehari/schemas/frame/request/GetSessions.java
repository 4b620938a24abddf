package chat.mehari.schemas.frame.request;

/** Asks for the sessions of this account. */
public record GetSessions() implements Request {}
