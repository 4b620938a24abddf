package chat.mehari.schemas.frame.request;

/** Asks for the account of this socket. */
public record GetSelf() implements Request {}
