package chat.mehari.gateway.delivery;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One delivery cut out of a message. Exactly one of the audiences is there.
 *
 * @param correlation the request that it answers
 * @param users whose sockets get it
 * @param everybody whether every authenticated socket gets it
 * @param frame the finished frame
 */
public record Slice(
    @Nullable String correlation, @Nullable List<UUID> users, boolean everybody, String frame) {}
