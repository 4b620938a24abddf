package chat.mehari.messages.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a sync is made from.
 *
 * @param positions a JSON array of {@code id} and {@code seq}
 * @param events how many events the reply holds at most
 * @param fetched one more, which tells whether there are more
 * @param heads how many heads the reply holds at most
 */
record SyncQuery(
    UUID userId, String positions, @Nullable String epoch, int events, int fetched, int heads) {}
