package chat.mehari.schemas.broker;

import java.util.List;
import java.util.UUID;

/**
 * A control message on {@link Exchanges#BROADCAST}: these sessions are over, close their sockets.
 *
 * @param userId whose sessions they were
 */
public record SessionsRevoked(UUID userId, List<UUID> sessionIds) {

  /** The value of {@link Headers#TYPE}. */
  public static final String TYPE = "sessionsRevoked";
}
