package chat.mehari.schemas.frame.request;

import org.jspecify.annotations.Nullable;

/**
 * Changes the account of this socket.
 *
 * @param displayName 1–64 code points; unchanged where it is absent
 */
public record UpdateSelf(@Nullable String displayName) implements Request {}
