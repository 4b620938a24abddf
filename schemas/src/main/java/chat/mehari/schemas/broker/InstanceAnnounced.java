package chat.mehari.schemas.broker;

import java.util.List;
import java.util.UUID;

/**
 * What an instance of {@code routes-messages} says on {@link Exchanges#INSTANCES} to all of them
 * and to itself, so that they share the partitions of the commands.
 *
 * @param instanceId the name that it gave itself at its start
 * @param round how often it has announced itself
 * @param arrangedFor the instances among which it sees the partitions shared, itself included
 * @param subscription how often it has subscribed to the partitions that are its own
 * @param leaving whether it is about to end
 */
public record InstanceAnnounced(
    UUID instanceId, long round, List<UUID> arrangedFor, long subscription, boolean leaving) {

  /** The value of {@link Headers#TYPE}. */
  public static final String TYPE = "instanceAnnounced";
}
