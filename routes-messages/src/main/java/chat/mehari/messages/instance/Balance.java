package chat.mehari.messages.instance;

import chat.mehari.messages.platform.Subscriptions;
import chat.mehari.schemas.broker.InstanceAnnounced;
import chat.mehari.schemas.identity.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Shares the partitions of the commands among the instances: partition p is that of the instance at
 * rank p mod n. The broker gives a partition to whoever lined up for it first, so an instance lines
 * up for the partitions of others only when these have lined up, and does so again when one of them
 * had to do it anew. Nothing of this makes the order of commands safe, and no error of it harms it.
 */
@Component
class Balance {

  private static final int PATIENCE_ROUNDS = 2;

  private final UUID self;
  private final Subscriptions subscriptions;
  private final Instances instances;
  private List<UUID> arranging;
  private List<UUID> arrangedFor;
  private long arrangedAt;
  private @Nullable Map<UUID, Long> behind;

  @Autowired
  Balance(Subscriptions subscriptions) {
    this(UUID.randomUUID(), subscriptions);
  }

  Balance(UUID self, Subscriptions subscriptions) {
    this.self = self;
    this.subscriptions = subscriptions;
    this.instances = new Instances(self);
    this.arranging = List.of(self);
    this.arrangedFor = arranging;
  }

  /** Begins another round: what this instance says to all. */
  public synchronized InstanceAnnounced announce() {
    instances.nextRound();
    return say(false);
  }

  /** What this instance says between two rounds. */
  public synchronized InstanceAnnounced repeat() {
    return say(false);
  }

  /** What this instance says when it ends. */
  public synchronized InstanceAnnounced sayGoodbye() {
    return say(true);
  }

  private InstanceAnnounced say(boolean leaving) {
    return new InstanceAnnounced(
        self, instances.round(), arrangedFor, subscriptions.count(), leaving);
  }

  /** Takes notice of what an instance said, be it this one. */
  public synchronized void hear(InstanceAnnounced announcement) {
    instances.hear(announcement);
  }

  /** What is to be done now, if anything; {@link #done} must follow. */
  public synchronized @Nullable Step next() {
    List<UUID> all = instances.all();
    if (!all.equals(arranging) && instances.isSettled()) {
      arranging = all;
      arrangedAt = instances.heardRounds();
      behind = null;
      return new Step.Consume(partitions(this::isOwn));
    }
    return mustLineUp() ? lineUp() : null;
  }

  /** Tells that the last step is done. */
  public synchronized void done() {
    arrangedFor = arranging;
  }

  private boolean mustLineUp() {
    if (arranging.size() == 1) {
      return false;
    }
    boolean patient = instances.heardRounds() - arrangedAt < PATIENCE_ROUNDS;
    if (behind == null) {
      return haveAllArranged() || !patient;
    }
    return haveAllArranged() && !behind.equals(subscriptionsOfOthers());
  }

  private Step lineUp() {
    behind = subscriptionsOfOthers();
    return new Step.StandBy(partitions(p -> !isOwn(p)));
  }

  private boolean haveAllArranged() {
    return instances.all().equals(arranging)
        && instances.lastWords().stream().allMatch(said -> said.arrangedFor().equals(arranging));
  }

  private Map<UUID, Long> subscriptionsOfOthers() {
    return instances.lastWords().stream()
        .collect(Collectors.toMap(InstanceAnnounced::instanceId, InstanceAnnounced::subscription));
  }

  private boolean isOwn(int partition) {
    return partition % arranging.size() == arranging.indexOf(self);
  }

  private static List<Integer> partitions(IntPredicate which) {
    return IntStream.range(0, ConversationId.PARTITIONS).filter(which).boxed().toList();
  }
}
