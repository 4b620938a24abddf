package chat.mehari.messages.platform;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** How often this instance has subscribed to the partitions of commands that are its own. */
@Component
public class Subscriptions {

  private final AtomicLong count = new AtomicLong();

  /** Counts another one, made at the start, for a new share, or after a lost channel. */
  public void add() {
    count.incrementAndGet();
  }

  /** How many there have been. */
  public long count() {
    return count.get();
  }
}
