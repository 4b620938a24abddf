package chat.mehari.gateway.websocket;

import java.time.Duration;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Who may connect, and for how long. */
@UriParams
public class WebsocketJsr356Configuration {

  @UriParam(
      label = "security",
      description =
          "Origins that may connect, comma separated, each scheme://host[:port]; * for all")
  private String allowedOrigins = "";

  @UriParam(
      label = "security",
      defaultValue = "true",
      description =
          "Whether an Origin with the host name of the Host header may connect, whatever its port")
  private boolean allowSameHost = true;

  @UriParam(
      label = "security",
      defaultValue = "false",
      description =
          "Whether the URL may have a query string; nothing of it becomes a header in any case")
  private boolean allowQuery = false;

  @UriParam(
      label = "consumer",
      description =
          "Subprotocols to agree to, comma separated, the preferred one first; none is required")
  private String subprotocols = "";

  @UriParam(
      label = "consumer",
      defaultValue = "0",
      description = "Handshakes beyond so many connections are refused with 503; 0 for no limit")
  private int maxConnections = 0;

  @UriParam(
      label = "consumer",
      defaultValue = "30s",
      javaType = "java.time.Duration",
      description = "A peer that was silent for so long is pinged; 0 for never")
  private Duration pingInterval = Duration.ofSeconds(30);

  @UriParam(
      label = "consumer",
      defaultValue = "10s",
      javaType = "java.time.Duration",
      description = "A peer that gave no sign of life for so long after a ping is closed")
  private Duration pongTimeout = Duration.ofSeconds(10);

  @UriParam(
      label = "consumer",
      defaultValue = "0s",
      javaType = "java.time.Duration",
      description =
          "A peer that sent no message for so long, pongs or not, is closed with 1001; 0 for never")
  private Duration idleTimeout = Duration.ZERO;

  @UriParam(
      label = "consumer",
      defaultValue = "0s",
      javaType = "java.time.Duration",
      description =
          "When the consumer stops, connections are closed with 1001 at random moments within this time")
  private Duration stopSpread = Duration.ZERO;

  public String getAllowedOrigins() {
    return allowedOrigins;
  }

  public void setAllowedOrigins(String allowedOrigins) {
    this.allowedOrigins = allowedOrigins;
  }

  public boolean isAllowSameHost() {
    return allowSameHost;
  }

  public void setAllowSameHost(boolean allowSameHost) {
    this.allowSameHost = allowSameHost;
  }

  public boolean isAllowQuery() {
    return allowQuery;
  }

  public void setAllowQuery(boolean allowQuery) {
    this.allowQuery = allowQuery;
  }

  public String getSubprotocols() {
    return subprotocols;
  }

  public void setSubprotocols(String subprotocols) {
    this.subprotocols = subprotocols;
  }

  public int getMaxConnections() {
    return maxConnections;
  }

  public void setMaxConnections(int maxConnections) {
    this.maxConnections = Bounds.atLeast(0, maxConnections, "maxConnections");
  }

  public Duration getPingInterval() {
    return pingInterval;
  }

  public void setPingInterval(Duration pingInterval) {
    this.pingInterval = Bounds.atLeast(Duration.ZERO, pingInterval, "pingInterval");
  }

  public Duration getPongTimeout() {
    return pongTimeout;
  }

  public void setPongTimeout(Duration pongTimeout) {
    this.pongTimeout = Bounds.atLeast(Duration.ofMillis(1), pongTimeout, "pongTimeout");
  }

  public Duration getIdleTimeout() {
    return idleTimeout;
  }

  public void setIdleTimeout(Duration idleTimeout) {
    this.idleTimeout = Bounds.atLeast(Duration.ZERO, idleTimeout, "idleTimeout");
  }

  public Duration getStopSpread() {
    return stopSpread;
  }

  public void setStopSpread(Duration stopSpread) {
    this.stopSpread = Bounds.atLeast(Duration.ZERO, stopSpread, "stopSpread");
  }
}
