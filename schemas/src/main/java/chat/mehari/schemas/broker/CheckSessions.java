package chat.mehari.schemas.broker;

import java.util.List;
import java.util.UUID;

/**
 * A gateway asks which of the sessions that it holds are over.
 *
 * @param sessionIds at most 1,000
 */
public record CheckSessions(List<UUID> sessionIds) {}
