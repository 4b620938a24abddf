package chat.mehari.gateway.platform;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.InetAddressSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes the address of a client from {@code X-Forwarded-For} where a trusted proxy stands between:
 * the last one of the list, which is what that proxy saw. What stands before it is only claimed.
 */
final class ClientAddress implements HttpConfiguration.Customizer {

  /** What {@link InetAddress#getByName} reads, or refuses, without asking a name server. */
  private static final Pattern LITERAL =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

  private final InetAddressSet trusted = new InetAddressSet();

  /**
   * Trusts these.
   *
   * @param proxies addresses, or networks such as {@code 10.0.0.0/8}
   * @throws IllegalArgumentException for anything else
   */
  ClientAddress(List<String> proxies) {
    trusted.addAll(proxies);
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    ConnectionMetaData connection = request.getConnectionMetaData();
    if (!(connection.getRemoteSocketAddress() instanceof InetSocketAddress peer)
        || !trusted.test(peer.getAddress())) {
      return request;
    }
    InetAddress client =
        lastOf(request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR.asString()));
    return client == null
        ? request
        : new SeenFrom(request, connection, new InetSocketAddress(client, peer.getPort()));
  }

  private static @Nullable InetAddress lastOf(List<String> lists) {
    if (lists.isEmpty()) {
      return null;
    }
    String list = lists.get(lists.size() - 1);
    String last = list.substring(list.lastIndexOf(',') + 1).strip();
    if (!LITERAL.matcher(last).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(last);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static final class SeenFrom extends Request.Wrapper {

    private final ConnectionMetaData connection;

    SeenFrom(Request request, ConnectionMetaData connection, InetSocketAddress client) {
      super(request);
      this.connection =
          new ConnectionMetaData.Wrapper(connection) {
            @Override
            public SocketAddress getRemoteSocketAddress() {
              return client;
            }
          };
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
      return connection;
    }
  }
}
