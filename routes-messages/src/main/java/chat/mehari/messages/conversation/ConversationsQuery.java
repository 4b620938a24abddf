package chat.mehari.messages.conversation;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a page of conversations is made from.
 *
 * @param asOf the time of the first page
 * @param cursorAt the activity of the last conversation of the page before
 * @param cursorId the last conversation of the page before
 * @param limit how many conversations the page holds at most
 * @param fetched one more, which tells whether there are more
 * @param unreadScanned among how many of the latest messages of a conversation unread ones are
 *     looked for
 * @param unreadLimit up to where they are counted
 */
record ConversationsQuery(
    UUID userId,
    @Nullable OffsetDateTime asOf,
    @Nullable OffsetDateTime cursorAt,
    @Nullable UUID cursorId,
    int limit,
    int fetched,
    int unreadScanned,
    int unreadLimit) {}
