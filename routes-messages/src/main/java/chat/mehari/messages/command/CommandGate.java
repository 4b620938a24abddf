package chat.mehari.messages.command;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides whether commands may still be executed.
 *
 * <p>It keeps the invariant that the order of a conversation stands on: <em>an instance executes
 * the commands of a partition in their order, beginning with the first that is not
 * acknowledged</em>. Then what any two instances did together is always a prefix of the queue,
 * since commands that one has done are recognised by the other. It follows that <em>who drops one
 * command of a channel must drop all later ones of that channel</em>; the broker brings them again,
 * from the first one on. So a batch is either done and acknowledged, or its channel is closed; and
 * a stop shuts the gate, lets the batch in hand end, and then closes the channel without
 * cancelling, because after a cancel another instance would begin behind what this one still holds.
 */
@Component
class CommandGate {

  private static final Logger LOG = LoggerFactory.getLogger(CommandGate.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private final Set<Lane> open = ConcurrentHashMap.newKeySet();
  private final Set<Channel> refused = ConcurrentHashMap.newKeySet();
  private @Nullable Lane busy;

  /** Lets commands of a lane through again; those of channels that it had before stay out. */
  public void open(Lane lane) {
    lock.lock();
    try {
      // They are closed already, unless one could not be closed in time.
      refused.forEach(this::abandon);
      refused.clear();
      open.add(lane);
    } finally {
      lock.unlock();
    }
  }

  /** Whether batches of a lane are let in at all. */
  public boolean isOpen(Lane lane) {
    return open.contains(lane);
  }

  /** Lets no further batch of a lane in, and waits for the one in hand. */
  public void shut(Lane lane, Duration timeout) {
    open.remove(lane);
    long nanos = timeout.toNanos();
    lock.lock();
    try {
      while (busy == lane && nanos > 0) {
        nanos = left.awaitNanos(nanos);
      }
      if (busy == lane) {
        LOG.warn("The batch in hand did not end within {} ms", timeout.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Takes a batch in hand where it may be executed; {@link #leave} must follow. */
  public boolean enter(CommandBatch batch) {
    lock.lock();
    try {
      if (admits(batch)) {
        busy = batch.lane();
        return true;
      }
      refused.add(batch.channel());
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Tells that no batch is in hand any more. */
  public void leave() {
    lock.lock();
    try {
      busy = null;
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether a batch may be executed, or tried once more. */
  public boolean admits(CommandBatch batch) {
    return open.contains(batch.lane()) && batch.channel().isOpen();
  }

  /** Acknowledges a batch that is done and published, and with it all that came before. */
  public void acknowledge(@ExchangeProperty("batch") CommandBatch batch) {
    try {
      batch.channel().basicAck(batch.lastTag(), true);
    } catch (IOException | AlreadyClosedException e) {
      LOG.info("{} commands are done, but their channel is closed", batch.commands().size());
      abandon(batch.channel());
    }
  }

  /** Closes a channel, so that everything that is not acknowledged on it comes again, in order. */
  public void abandon(Channel channel) {
    try {
      channel.abort();
    } catch (IOException | AlreadyClosedException e) {
      LOG.debug("The channel is closed already", e);
    }
  }

  /** Like {@link #abandon(Channel)}, for a batch that could not be done. */
  public void abandonBatch(@ExchangeProperty("batch") CommandBatch batch) {
    LOG.warn(
        "{} commands are dropped with their channel and will come again", batch.commands().size());
    abandon(batch.channel());
  }
}
