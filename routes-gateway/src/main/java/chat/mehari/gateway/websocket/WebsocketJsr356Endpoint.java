package chat.mehari.gateway.websocket;

import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** Accept WebSocket connections, and send to them, in a container with jakarta.websocket. */
@ManagedResource(description = "Managed websocket-jsr356 endpoint")
@UriEndpoint(
    firstVersion = "4.17.0",
    scheme = "websocket-jsr356",
    title = "WebSocket (jakarta.websocket)",
    syntax = "websocket-jsr356:path",
    category = {Category.NETWORKING},
    headersClass = WebsocketJsr356Constants.class)
public class WebsocketJsr356Endpoint extends DefaultEndpoint implements AsyncEndpoint {

  @UriPath(description = "The path to listen on, without templates")
  @Metadata(required = true)
  private final String path;

  @UriParam
  private final WebsocketJsr356Configuration configuration = new WebsocketJsr356Configuration();

  @UriParam private final WebsocketJsr356Limits limits = new WebsocketJsr356Limits();

  private final WebsocketJsr356Component component;

  WebsocketJsr356Endpoint(String uri, WebsocketJsr356Component component, String path) {
    super(uri, component);
    this.component = component;
    this.path = path;
  }

  @Override
  public Producer createProducer() {
    return new WebsocketJsr356Producer(this, component.host(path));
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    WebsocketJsr356Consumer consumer =
        new WebsocketJsr356Consumer(this, component.host(path), processor);
    configureConsumer(consumer);
    return consumer;
  }

  /** The path in the container. */
  @ManagedAttribute(description = "Path in the container")
  public String getPath() {
    return path;
  }

  /** How many connections are open on the path, whoever consumes it. */
  @ManagedAttribute(description = "Open connections")
  public int getConnections() {
    return component.host(path).keys().size();
  }

  /** Answers handshakes with 503 until the consumer is started again. */
  @ManagedOperation(description = "Refuse new handshakes until the consumer is started again")
  public void refuseHandshakes() {
    component.refuseHandshakes(path);
  }

  public WebsocketJsr356Configuration getConfiguration() {
    return configuration;
  }

  public WebsocketJsr356Limits getLimits() {
    return limits;
  }

  WebsocketJsr356Component component() {
    return component;
  }
}
