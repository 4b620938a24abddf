package chat.mehari.embedded;

import java.lang.reflect.Field;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.BrokerImpl;
import org.apache.qpid.server.model.State;
import org.apache.qpid.server.model.SystemConfig;
import org.apache.qpid.server.model.VirtualHostNode;
import org.apache.qpid.server.model.port.AmqpPort;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * An AMQP 0-9-1 broker (Qpid Broker-J) in this JVM, with its messages and queues on disk.
 *
 * <p>Listens on the loopback address only and lets in one user with a password. What was confirmed
 * to a publisher survives the death of the JVM; a start after that needs no help. One directory
 * serves one broker at a time: a second one fails to start.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final SystemLauncher launcher;
  private final BrokerAddress address;

  private EmbeddedBroker(SystemLauncher launcher, BrokerAddress address) {
    this.launcher = launcher;
    this.address = address;
  }

  /**
   * Starts a broker and returns when it takes connections.
   *
   * @param directory where its store lies; made if absent
   * @param port the port to listen on; 0 for any free one
   * @param username the only user
   * @param password the user's password; it may change from one start to the next
   * @throws EmbeddedServerException if it does not start: the port is taken, the store in use
   */
  public static EmbeddedBroker start(Path directory, int port, String username, String password) {
    // Broker-J ties the security context of the starting thread to what it starts, so it gets a
    // plain thread of its own.
    FutureTask<EmbeddedBroker> start =
        new FutureTask<>(() -> startHere(directory, port, username, password));
    Thread thread = new Thread(start, "broker-start");
    thread.start();
    try {
      return start.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof EmbeddedServerException known) {
        throw known;
      }
      throw new EmbeddedServerException("The broker does not start.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedServerException("The broker's start was interrupted.", e);
    }
  }

  private static EmbeddedBroker startHere(
      Path directory, int port, String username, String password) throws Exception {
    StartListener listener = new StartListener();
    SystemLauncher launcher = new SystemLauncher(listener);
    launcher.startup(settings(directory, port, username, password));
    if (listener.failure != null) {
      throw new EmbeddedServerException(
          "The broker does not start in " + directory + ".", listener.failure);
    }
    AmqpPort<?> amqp = listener.runningPort();
    if (amqp == null) {
      launcher.shutdown();
      throw new EmbeddedServerException(
          "The broker does not start: "
              + (port == 0 ? "its store" : "port " + port + " or its store")
              + " in "
              + directory
              + " is in use or damaged.",
          null);
    }
    closeOnlyWhenTold(listener.broker());
    return new EmbeddedBroker(
        launcher, new BrokerAddress(LOOPBACK, amqp.getBoundPort(), username, password, "/"));
  }

  /**
   * Broker-J closes itself as soon as the JVM gets a signal, under the hands of those who still
   * drain; there is no setting against it. If a later version hides the hook elsewhere, only that
   * order is lost.
   */
  private static void closeOnlyWhenTold(Broker<?> broker) {
    try {
      Field hook = BrokerImpl.class.getDeclaredField("_shutdownHook");
      hook.setAccessible(true);
      Runtime.getRuntime().removeShutdownHook((Thread) hook.get(broker));
    } catch (ReflectiveOperationException | RuntimeException e) {
      LoggerFactory.getLogger(EmbeddedBroker.class).warn("The broker will stop by itself", e);
    }
  }

  /** Where it listens, with the user and password given at the start. */
  public BrokerAddress address() {
    return address;
  }

  /** Closes connections and store; what was confirmed stays in the directory. */
  @Override
  public void close() {
    launcher.shutdown();
  }

  private static Map<String, Object> settings(
      Path directory, int port, String username, String password) {
    Map<String, String> context = new HashMap<>();
    context.put("mehari.broker.port", Integer.toString(port));
    context.put("mehari.broker.username", username);
    context.put("mehari.broker.password", password);
    context.put("qpid.work_dir", directory.toAbsolutePath().toString());
    // RabbitMQ knows arguments that Broker-J does not; they only tune, so they may be ignored.
    context.put("queue.behaviourOnUnknownDeclareArgument", "IGNORE");
    context.put("exchange.behaviourOnUnknownDeclareArgument", "IGNORE");
    // The defaults keep 5 GB free and stop publishers on a file system that is 90 % full: sensible
    // for a broker's own disk, not for somebody's laptop.
    context.put("je.freeDisk", Long.toString(64L << 20));
    context.put("store.filesystem.maxUsagePercent", "99");
    // Small: a try-out has a few connections and short queues.
    context.put("je.maxMemory", Long.toString(16L << 20));
    context.put("qpid.broker.networkBufferSize", Integer.toString(128 << 10));
    context.put("broker.directByteBufferPoolSize", "64");
    context.put("virtualhost.connectionThreadPool.size", "8");
    context.put("virtualhost.connectionThreadPool.numberOfSelectors", "1");
    context.put("qpid.port.amqp.threadPool.size", "2");
    context.put("qpid.port.amqp.threadPool.numberOfSelectors", "1");

    Map<String, Object> settings = new HashMap<>();
    settings.put(SystemConfig.TYPE, "Memory");
    settings.put(SystemConfig.CONTEXT, context);
    settings.put(SystemConfig.INITIAL_CONFIGURATION_LOCATION, resource("broker.json"));
    settings.put(SystemConfig.INITIAL_SYSTEM_PROPERTIES_LOCATION, resource("broker.properties"));
    settings.put(SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT, "false");
    return settings;
  }

  /** An ordinary URL: Broker-J's own "classpath:" ones do not work inside an executable jar. */
  private static String resource(String name) {
    URL url = Objects.requireNonNull(EmbeddedBroker.class.getResource(name), name);
    return url.toExternalForm();
  }

  /** Takes what the launcher tells but does not throw. */
  private static final class StartListener extends DefaultSystemLauncherListener {
    private @Nullable RuntimeException failure;
    private @Nullable SystemConfig<?> system;

    @Override
    public void errorOnStartup(RuntimeException e) {
      failure = e;
    }

    @Override
    public void onContainerResolve(SystemConfig<?> systemConfig) {
      system = systemConfig;
    }

    /** The broker, once {@link #runningPort} has found its port. */
    private Broker<?> broker() {
      return (Broker<?>) Objects.requireNonNull(system).getContainer();
    }

    /** The open port, or null if the port or the store behind it failed. */
    private @Nullable AmqpPort<?> runningPort() {
      if (system == null || !(system.getContainer() instanceof Broker<?> broker)) {
        return null;
      }
      for (VirtualHostNode<?> node : broker.getVirtualHostNodes()) {
        if (node.getVirtualHost() == null || node.getVirtualHost().getState() != State.ACTIVE) {
          return null;
        }
      }
      return broker.getPorts().stream()
          .filter(port -> port.getState() == State.ACTIVE)
          .filter(AmqpPort.class::isInstance)
          .<AmqpPort<?>>map(AmqpPort.class::cast)
          .findFirst()
          .orElse(null);
    }
  }
}
