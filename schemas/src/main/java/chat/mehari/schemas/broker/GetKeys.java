package chat.mehari.schemas.broker;

/** A gateway asks for the public keys that access tokens are verified with. */
public record GetKeys() {}
