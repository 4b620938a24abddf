package chat.mehari.gateway.websocket;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;

/**
 * Refuses handshakes with an HTTP status: 400 for a query string or a second Origin, 403 for a
 * foreign origin, 426 for another version of WebSocket, 503 while no consumer is started or the
 * connections are too many. {@code jakarta.websocket} alone lets an endpoint refuse nothing but an
 * Origin, and that without a look at the Host header. Without this filter such connections are
 * opened and closed at once, unseen by the route, and those of another version are not found.
 *
 * <p>It must stand before the container's own upgrade filter, and support asynchronous requests.
 */
public final class WebsocketJsr356HandshakeFilter implements Filter {

  private static final String VERSION_HEADER = "Sec-WebSocket-Version";
  private static final String VERSION = "13";

  private final WebsocketJsr356Component component;

  /** A filter for the paths of this component; everything else passes. */
  public WebsocketJsr356HandshakeFilter(WebsocketJsr356Component component) {
    this.component = component;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    int refusal = request instanceof HttpServletRequest http ? refusal(http) : 0;
    if (refusal != 0 && response instanceof HttpServletResponse http) {
      if (refusal == HandshakeRules.UPGRADE_REQUIRED) {
        http.setHeader(VERSION_HEADER, VERSION);
      }
      http.sendError(refusal);
    } else {
      chain.doFilter(request, response);
    }
  }

  private int refusal(HttpServletRequest request) {
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      return 0;
    }
    String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    WebsocketHost host = component.hostOrNull(path);
    if (host == null) {
      return 0;
    }
    if (!VERSION.equals(request.getHeader(VERSION_HEADER))) {
      return HandshakeRules.UPGRADE_REQUIRED;
    }
    // Two origins are none: who reads the first and who reads the last must not disagree.
    return Collections.list(request.getHeaders("Origin")).size() > 1
        ? HandshakeRules.BAD_REQUEST
        : host.refusal(
            request.getHeader("Origin"), request.getHeader("Host"), request.getQueryString());
  }
}
