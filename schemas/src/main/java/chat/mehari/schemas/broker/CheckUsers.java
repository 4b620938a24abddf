package chat.mehari.schemas.broker;

import java.util.List;
import java.util.UUID;

/**
 * A gateway asks which of these users do not exist.
 *
 * @param userIds at most 1,000
 */
public record CheckUsers(List<UUID> userIds) {}
