package chat.mehari.load.generator;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** From send to acknowledgement, and from send to the other one's socket. */
final class Measurements {
  private final Latencies untilAcknowledged = new Latencies();
  private final Latencies untilDelivered = new Latencies();
  private final Map<UUID, Long> started = new ConcurrentHashMap<>();

  void sending(UUID cid, long nanos) {
    started.put(cid, nanos);
  }

  void acknowledged(long startedNanos) {
    untilAcknowledged.add(System.nanoTime() - startedNanos);
  }

  void delivered(UUID cid) {
    Long start = started.remove(cid);
    if (start != null) {
      untilDelivered.add(System.nanoTime() - start);
    }
  }

  Latencies untilAcknowledged() {
    return untilAcknowledged;
  }

  Latencies untilDelivered() {
    return untilDelivered;
  }
}
