package chat.mehari.schemas.frame.request;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the directory.
 *
 * @param query part of a username or display name, taken literally
 * @param ids at most 100
 * @param after the cursor of the page before
 * @param limit 1–100, by default 50
 */
public record GetUsers(
    @Nullable String query,
    @Nullable List<UUID> ids,
    @Nullable String after,
    @Nullable Integer limit)
    implements Request {}
