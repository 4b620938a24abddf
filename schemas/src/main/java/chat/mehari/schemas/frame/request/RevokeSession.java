package chat.mehari.schemas.frame.request;

import java.util.UUID;

/** Ends one session of this account. */
public record RevokeSession(UUID sessionId) implements Request {}
