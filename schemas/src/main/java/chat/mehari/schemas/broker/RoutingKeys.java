package chat.mehari.schemas.broker;

import java.util.UUID;

/** The routing keys, except those that are an operation's name. */
public final class RoutingKeys {

  private RoutingKeys() {}

  /** On {@link Exchanges#MESSAGES}: the commands of one partition of the conversations. */
  public static String commands(int partition) {
    return "commands." + partition;
  }

  /** On {@link Exchanges#NOTIFICATION}: one gateway, by the name it gave itself at its start. */
  public static String gateway(String instance) {
    return "gateway." + instance;
  }

  /** On {@link Exchanges#NOTIFICATION}: every gateway where this user has a socket. */
  public static String user(UUID userId) {
    return "user." + userId;
  }
}
