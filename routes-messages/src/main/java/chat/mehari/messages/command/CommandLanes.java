package chat.mehari.messages.command;

import chat.mehari.schemas.broker.Queues;
import chat.mehari.schemas.identity.ConversationId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** Which partitions this instance takes over which lane: at first all of them as its own. */
@Component
class CommandLanes {

  private final Map<Lane, CommandListenerContainer> containers = new EnumMap<>(Lane.class);
  private final Map<Lane, List<Integer>> partitions = new EnumMap<>(Lane.class);

  CommandLanes(MeterRegistry meters) {
    partitions.put(Lane.OWN, IntStream.range(0, ConversationId.PARTITIONS).boxed().toList());
    partitions.put(Lane.STAND_BY, List.of());
    Gauge.builder("mehari.messages.partitions", this, CommandLanes::ownPartitions)
        .description("Partitions whose commands this instance takes as its own")
        .register(meters);
  }

  private synchronized int ownPartitions() {
    return partitions.getOrDefault(Lane.OWN, List.of()).size();
  }

  /** Takes a lane's new container, and tells it its queues. */
  synchronized void add(CommandListenerContainer container) {
    containers.put(container.lane(), container);
    container.setQueueNames(queues(container.lane()));
  }

  /** Gives up every partition, and subscribes to these. */
  public void consume(@Body List<Integer> own) {
    change(Lane.STAND_BY, List.of());
    change(Lane.OWN, own);
  }

  /** Lines up for these, behind everybody who has done so by now. */
  public void standBy(@Body List<Integer> others) {
    change(Lane.STAND_BY, others);
  }

  private void change(Lane lane, List<Integer> chosen) {
    CommandListenerContainer container;
    synchronized (this) {
      partitions.put(lane, List.copyOf(chosen));
      container = containers.get(lane);
    }
    if (container != null) {
      container.changeQueues(queues(lane));
    }
  }

  private synchronized String[] queues(Lane lane) {
    return partitions.getOrDefault(lane, List.of()).stream()
        .map(Queues::commands)
        .toArray(String[]::new);
  }
}
