package chat.mehari.schemas.frame.request;

import org.jspecify.annotations.Nullable;

/**
 * Lists the conversations of the caller, latest activity first.
 *
 * @param after the cursor of the page before
 * @param limit 1–100, by default 50
 */
public record GetConversations(@Nullable String after, @Nullable Integer limit)
    implements Request {}
