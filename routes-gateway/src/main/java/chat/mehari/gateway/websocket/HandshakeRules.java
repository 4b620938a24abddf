package chat.mehari.gateway.websocket;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may shake hands.
 *
 * @param allowedOrigins origins in lower case, {@code scheme://host[:port]}; {@code *} for all
 * @param allowSameHost whether an origin with the host name of the Host header is allowed
 * @param allowQuery whether the URL may have a query string
 */
record HandshakeRules(Set<String> allowedOrigins, boolean allowSameHost, boolean allowQuery) {

  static final int BAD_REQUEST = 400;
  static final int FORBIDDEN = 403;
  static final int UPGRADE_REQUIRED = 426;
  static final int UNAVAILABLE = 503;

  /** The HTTP status to refuse with, or 0. */
  int refusal(@Nullable String origin, @Nullable String host, @Nullable String query) {
    if (!allowQuery && query != null && !query.isEmpty()) {
      return BAD_REQUEST;
    }
    return originAllowed(origin, host) ? 0 : FORBIDDEN;
  }

  /** Whether the origin alone is reason enough to refuse, whatever the Host header says. */
  boolean mayBeAllowed(@Nullable String origin) {
    return allowSameHost || originAllowed(origin, null);
  }

  private boolean originAllowed(@Nullable String origin, @Nullable String host) {
    if (origin == null || origin.isEmpty()) {
      // Only browsers send one, and only they must be kept from acting for a foreign page.
      return true;
    }
    if (allowedOrigins.contains("*") || allowedOrigins.contains(origin.toLowerCase(Locale.ROOT))) {
      return true;
    }
    String own = allowSameHost && host != null ? hostName("http://" + host) : null;
    return own != null && own.equals(hostName(origin));
  }

  private static @Nullable String hostName(String url) {
    try {
      String name = new URI(url).getHost();
      return name == null ? null : name.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
