package chat.mehari.messages.command;

import java.time.Duration;
import org.apache.camel.component.springrabbit.CamelSimpleMessageListenerContainer;
import org.apache.camel.component.springrabbit.SpringRabbitMQEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * The consumer of the command queues: one channel for all of them. It stops by letting the batch in
 * hand end and closing its channel; it never cancels and never rejects.
 */
final class CommandListenerContainer extends CamelSimpleMessageListenerContainer {

  private final CommandGate gate;
  private final Duration shutdownTimeout;

  CommandListenerContainer(
      SpringRabbitMQEndpoint endpoint, CommandGate gate, Duration shutdownTimeout) {
    super(endpoint);
    this.gate = gate;
    this.shutdownTimeout = shutdownTimeout;
    setForceStop(true);
  }

  @Override
  protected void doStart() {
    gate.open();
    super.doStart();
  }

  @Override
  protected void shutdownAndWaitOrCallback(@Nullable Runnable callback) {
    gate.shut(shutdownTimeout);
    super.shutdownAndWaitOrCallback(callback);
  }
}
