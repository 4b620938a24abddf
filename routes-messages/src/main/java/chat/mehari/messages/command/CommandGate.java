package chat.mehari.messages.command;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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
  private volatile boolean open;
  private boolean busy;

  /** Lets commands through again; those of channels that are closed stay out. */
  public void open() {
    open = true;
  }

  /** Whether batches are let in at all. */
  public boolean isOpen() {
    return open;
  }

  /** Lets no further batch in, and waits for the one in hand. */
  public void shut(Duration timeout) {
    open = false;
    long nanos = timeout.toNanos();
    lock.lock();
    try {
      while (busy && nanos > 0) {
        nanos = left.awaitNanos(nanos);
      }
      if (busy) {
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
      busy = admits(batch);
      return busy;
    } finally {
      lock.unlock();
    }
  }

  /** Tells that no batch is in hand any more. */
  public void leave() {
    lock.lock();
    try {
      busy = false;
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether a batch may be executed, or tried once more. */
  public boolean admits(CommandBatch batch) {
    return open && batch.channel().isOpen();
  }

  /** Acknowledges a batch that is done and published, and with it all that came before. */
  public void acknowledge(CommandBatch batch) {
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
  public void abandonBatch(CommandBatch batch) {
    LOG.warn(
        "{} commands are dropped with their channel and will come again", batch.commands().size());
    abandon(batch.channel());
  }
}
