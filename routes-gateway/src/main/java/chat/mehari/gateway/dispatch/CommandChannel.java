package chat.mehari.gateway.dispatch;

import chat.mehari.gateway.platform.BrokerConnections;
import chat.mehari.gateway.platform.GatewaySettings;
import chat.mehari.gateway.platform.ReadinessCondition;
import chat.mehari.gateway.platform.Refused;
import chat.mehari.gateway.platform.StopOrder;
import chat.mehari.runtime.Told;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The one channel on which commands of conversations leave, in the order in which they are handed
 * over: the broker keeps an order only within a channel, so there must never be two.
 *
 * <p>Every command is mandatory and confirmed. A command is never published again: where its fate
 * is unknown, because it was returned, refused, or the channel went away, it is given up and the
 * client may send it again.
 */
@Component
public class CommandChannel implements SmartLifecycle, ReadinessCondition {

  private static final Logger LOG = LoggerFactory.getLogger(CommandChannel.class);

  /** How long a stop waits for what is not yet confirmed. */
  private static final long DRAIN_SECONDS = 5;

  private final BrokerConnections connections;
  private final RequestMessages messages;
  private final GivenUp givenUp;
  private final long reconnectDelay;
  private final Told told = new Told();

  private @Nullable ScheduledExecutorService opener;
  private volatile @Nullable Connection connection;
  private volatile @Nullable ConfirmedChannel channel;

  CommandChannel(
      BrokerConnections connections,
      RequestMessages messages,
      GivenUp givenUp,
      GatewaySettings settings) {
    this.connections = connections;
    this.messages = messages;
    this.givenUp = givenUp;
    this.reconnectDelay = settings.reconnectDelay().toMillis();
  }

  /**
   * Publishes a command behind all those before. Does not wait for the broker's confirm.
   *
   * @throws Refused where the broker cannot take it now
   */
  public void publish(Outgoing command) throws IOException {
    Message message = messages.message(command);
    String routingKey = Partition.routingKey(command.request());
    synchronized (this) {
      ConfirmedChannel current = channel;
      if (current == null) {
        throw Refused.unavailable();
      }
      current.publish(command.correlation(), routingKey, message);
    }
  }

  /** Starts when the routes have. */
  @Override
  @EventListener(ApplicationStartedEvent.class)
  public synchronized void start() {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "command-channel"));
    var unused =
        executor.scheduleWithFixedDelay(
            this::openIfClosed, 0, reconnectDelay, TimeUnit.MILLISECONDS);
    opener = executor;
  }

  @Override
  public void stop() {
    ConfirmedChannel last;
    synchronized (this) {
      if (opener != null) {
        opener.shutdownNow();
        opener = null;
      }
      last = channel;
      channel = null;
    }
    if (last != null) {
      last.drain(DRAIN_SECONDS);
    }
    closeConnection();
  }

  @Override
  public synchronized boolean isRunning() {
    return opener != null;
  }

  @Override
  public boolean isAutoStartup() {
    return false;
  }

  @Override
  public int getPhase() {
    return StopOrder.BROKER;
  }

  @Override
  public String name() {
    return "commands-channel-open";
  }

  @Override
  public boolean isMet() {
    ConfirmedChannel current = channel;
    return current != null && !current.isBlocked();
  }

  private void openIfClosed() {
    if (channel != null) {
      return;
    }
    try {
      closeConnection();
      Connection opened = connections.open("commands");
      connection = opened;
      Channel raw = opened.createChannel();
      ConfirmedChannel confirmed = new ConfirmedChannel(raw, givenUp);
      raw.addShutdownListener(cause -> lost(confirmed, cause));
      opened.addBlockedListener(reason -> confirmed.blocked(true), () -> confirmed.blocked(false));
      confirmed.open();
      if (!adopted(confirmed, raw)) {
        closeConnection();
      }
    } catch (IOException | TimeoutException | RuntimeException e) {
      String reason = Told.reason(e);
      if (told.isNews(reason)) {
        LOG.warn("Commands cannot reach the broker: {}", reason);
      }
    }
  }

  /** Takes a channel into use, unless it was lost meanwhile, or all is to stop. */
  private synchronized boolean adopted(ConfirmedChannel confirmed, Channel raw) {
    if (opener == null || !raw.isOpen()) {
      return false;
    }
    channel = confirmed;
    told.isOver();
    LOG.info("Commands reach the broker");
    return true;
  }

  private void lost(ConfirmedChannel gone, ShutdownSignalException cause) {
    synchronized (this) {
      if (channel == gone) {
        LOG.warn("The channel of commands is lost: {}", cause.getMessage());
        channel = null;
      }
    }
    gone.giveUp();
  }

  private void closeConnection() {
    Connection old = connection;
    connection = null;
    if (old != null) {
      old.abort(AMQP.CONNECTION_FORCED, "commands leave no more", 1_000);
    }
  }
}
