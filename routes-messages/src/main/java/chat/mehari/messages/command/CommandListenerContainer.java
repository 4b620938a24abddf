package chat.mehari.messages.command;

import java.time.Duration;
import org.apache.camel.component.springrabbit.CamelSimpleMessageListenerContainer;
import org.apache.camel.component.springrabbit.SpringRabbitMQEndpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.rabbit.listener.ConsumeOkEvent;

/**
 * The consumer of one lane: one channel for all its queues. It stops by letting the batch in hand
 * end and closing its channel; it never cancels and never rejects.
 */
final class CommandListenerContainer extends CamelSimpleMessageListenerContainer {

  private final Object changing = new Object();
  private final Lane lane;
  private final CommandGate gate;
  private final Duration shutdownTimeout;
  private boolean wanted;

  /**
   * A consumer that is not started.
   *
   * @param subscribed called each time when all queues are subscribed to
   */
  CommandListenerContainer(
      SpringRabbitMQEndpoint endpoint,
      Lane lane,
      CommandGate gate,
      Duration shutdownTimeout,
      Runnable subscribed) {
    super(endpoint);
    this.lane = lane;
    this.gate = gate;
    this.shutdownTimeout = shutdownTimeout;
    setForceStop(true);
    setApplicationEventPublisher(
        event -> {
          if (event instanceof ConsumeOkEvent ok && isLast(ok.getQueue())) {
            subscribed.run();
          }
        });
  }

  Lane lane() {
    return lane;
  }

  /** Queues are subscribed to in their order. */
  private boolean isLast(String queue) {
    String[] queues = getQueueNames();
    return queues.length > 0 && queues[queues.length - 1].equals(queue);
  }

  /** Closes its channel and takes these queues over another one, unless it is not to run at all. */
  void changeQueues(String... queues) {
    synchronized (changing) {
      super.stop();
      setQueueNames(queues);
      if (wanted) {
        super.start();
      }
    }
  }

  @Override
  public void start() {
    synchronized (changing) {
      wanted = true;
      super.start();
    }
  }

  @Override
  public void stop() {
    synchronized (changing) {
      wanted = false;
      super.stop();
    }
  }

  @Override
  protected void doStart() {
    gate.open(lane);
    super.doStart();
  }

  @Override
  protected void shutdownAndWaitOrCallback(@Nullable Runnable callback) {
    gate.shut(lane, shutdownTimeout);
    super.shutdownAndWaitOrCallback(callback);
  }
}
