package chat.mehari.schemas.frame.request;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for everything after the positions of up to 500 conversations.
 *
 * @param epoch the history that the positions belong to, as a reply named it
 */
public record Sync(Map<UUID, Long> positions, @Nullable String epoch) implements Request {}
