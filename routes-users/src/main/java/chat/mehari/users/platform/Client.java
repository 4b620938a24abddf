package chat.mehari.users.platform;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a client that has not said yet who it is.
 *
 * @param address its network address
 * @param userAgent what it calls itself, at most 256 code points
 */
public record Client(@Nullable String address, @Nullable String userAgent) {

  /** Where it comes from, as far as one client of one owner is told from another. */
  public Network network() {
    return Network.of(address);
  }
}
