package chat.mehari.gateway.websocket;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/**
 * WebSocket endpoints in any container with the {@code jakarta.websocket} API, which is handed over
 * as {@link #setServerContainer} or found as the only one in Camel's registry.
 */
@Component("websocket-jsr356")
public class WebsocketJsr356Component extends DefaultComponent {

  @Metadata(autowired = true, description = "The container in which to register the paths")
  private @Nullable ServerContainer serverContainer;

  @Metadata(defaultValue = "8", description = "Threads that run the routes of all connections")
  private int workerThreads = 8;

  private final Map<String, WebsocketHost> hosts = new ConcurrentHashMap<>();

  /** Where each path is registered: a container takes a path once and never gives it back. */
  private final Map<String, ServerContainer> deployed = new HashMap<>();

  private @Nullable WebsocketExecutors executors;

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    String path = "/" + remaining.replaceFirst("^/+", "");
    if (path.contains("{")) {
      throw new IllegalArgumentException("A path has no templates: " + path);
    }
    WebsocketJsr356Endpoint endpoint = new WebsocketJsr356Endpoint(uri, this, path);
    setProperties(endpoint.getConfiguration(), parameters);
    setProperties(endpoint.getLimits(), parameters);
    setProperties(endpoint, parameters);
    return endpoint;
  }

  /** Keys of the connections open on a path now. */
  public List<String> connectionKeys(String path) {
    return host(path).keys();
  }

  /** Answers handshakes on a path with 503 until its consumer is started again. */
  public void refuseHandshakes(String path) {
    host(path).refuseHandshakes();
  }

  WebsocketHost host(String path) {
    WebsocketExecutors threads = executors;
    if (threads == null) {
      throw new IllegalStateException("The component is not initialised");
    }
    return hosts.computeIfAbsent(path, p -> new WebsocketHost(p, threads));
  }

  @Nullable WebsocketHost hostOrNull(String path) {
    return hosts.get(path);
  }

  /** Registers a path in the container, where it is not yet. */
  synchronized void deploy(WebsocketHost host) throws DeploymentException {
    ServerContainer container = serverContainer;
    if (container == null) {
      container = CamelContextHelper.findSingleByType(getCamelContext(), ServerContainer.class);
    }
    if (container == null) {
      throw new IllegalStateException("websocket-jsr356 needs the option serverContainer");
    }
    if (deployed.get(host.path()) != container) {
      container.addEndpoint(
          ServerEndpointConfig.Builder.create(WebsocketJsr356ServerEndpoint.class, host.path())
              .configurator(new HandshakeConfigurator(host))
              .build());
      deployed.put(host.path(), container);
    }
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    executors =
        WebsocketExecutors.create(
            getCamelContext().getExecutorServiceManager(), this, workerThreads);
  }

  @Override
  protected void doShutdown() throws Exception {
    if (executors != null) {
      executors.shutdown(getCamelContext().getExecutorServiceManager());
      executors = null;
      hosts.clear();
    }
    super.doShutdown();
  }

  public @Nullable ServerContainer getServerContainer() {
    return serverContainer;
  }

  public void setServerContainer(ServerContainer serverContainer) {
    this.serverContainer = serverContainer;
  }

  public int getWorkerThreads() {
    return workerThreads;
  }

  public void setWorkerThreads(int workerThreads) {
    this.workerThreads = workerThreads;
  }
}
