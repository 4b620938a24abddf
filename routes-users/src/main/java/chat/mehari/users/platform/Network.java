package chat.mehari.users.platform;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where clients of one owner come from: an IPv4 address, or an IPv6 network of 64 bits, all of
 * whose addresses one customer has.
 *
 * @param name the same for all addresses of the network
 * @param isLoopback whether it is this machine itself
 */
public record Network(String name, boolean isLoopback) {

  /** Only such texts are addresses; anything else might be looked up as a name. */
  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private static final int IPV6_PREFIX_BYTES = 8;

  /** The network of an address; one for all whose address is not known. */
  public static Network of(@Nullable String address) {
    if (address == null || !LITERAL.matcher(address).matches()) {
      return new Network("unknown", false);
    }
    try {
      InetAddress parsed = InetAddress.getByName(address);
      byte[] bytes = parsed.getAddress();
      int length = parsed instanceof Inet6Address ? IPV6_PREFIX_BYTES : bytes.length;
      return new Network(HexFormat.of().formatHex(bytes, 0, length), parsed.isLoopbackAddress());
    } catch (UnknownHostException e) {
      return new Network("unknown", false);
    }
  }
}
