package chat.mehari.gateway.websocket;

import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The container's side of a handshake. The API lets a configurator refuse by the Origin header
 * alone; everything else is noted here, and the connection is closed with 1008 as soon as it is
 * open, unless the {@link WebsocketJsr356HandshakeFilter} has refused it properly before.
 */
final class HandshakeConfigurator extends ServerEndpointConfig.Configurator {

  private static final int LONGEST_USER_AGENT = 512;

  /** Where Jetty puts the peer's address: the API has no place for it. */
  private static final String REMOTE_ADDRESS = "jakarta.websocket.endpoint.remoteAddress";

  private final WebsocketHost host;

  HandshakeConfigurator(WebsocketHost host) {
    this.host = host;
  }

  @Override
  public boolean checkOrigin(@Nullable String originHeaderValue) {
    return host.mayBeAllowed(originHeaderValue);
  }

  @Override
  public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
    return host.subprotocols().stream().filter(requested::contains).findFirst().orElse("");
  }

  @Override
  public List<Extension> getNegotiatedExtensions(
      List<Extension> installed, List<Extension> requested) {
    // No permessage-deflate: its windows cost more memory than all the rest of an idle connection.
    return List.of();
  }

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    Map<String, List<String>> headers = request.getHeaders();
    int refusal =
        host.refusal(first(headers, "Origin"), first(headers, "Host"), request.getQueryString());
    String userAgent = first(headers, "User-Agent");
    if (userAgent != null && userAgent.length() > LONGEST_USER_AGENT) {
      userAgent = userAgent.substring(0, LONGEST_USER_AGENT);
    }
    config
        .getUserProperties()
        .put(Handshake.PROPERTY, new Handshake(refusal, remoteAddress(config), userAgent));
  }

  @Override
  public <T> T getEndpointInstance(Class<T> endpointClass) {
    return endpointClass.cast(new WebsocketJsr356ServerEndpoint(host));
  }

  private static @Nullable String remoteAddress(ServerEndpointConfig config) {
    if (config.getUserProperties().get(REMOTE_ADDRESS) instanceof InetSocketAddress address) {
      InetAddress resolved = address.getAddress();
      return resolved == null ? address.getHostString() : resolved.getHostAddress();
    }
    return null;
  }

  private static @Nullable String first(Map<String, List<String>> headers, String name) {
    // The API promises that names are looked up without regard to case.
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }
}
