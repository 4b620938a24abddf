package chat.mehari.messages.history;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a page of history is made from.
 *
 * @param isPartnerNamed whether the conversation may not exist yet
 * @param limit how many messages the page holds at most
 * @param fetched one more, which tells whether there are more
 */
record HistoryQuery(
    UUID userId,
    UUID conversationId,
    boolean isPartnerNamed,
    @Nullable Long before,
    @Nullable Long after,
    int limit,
    int fetched) {}
