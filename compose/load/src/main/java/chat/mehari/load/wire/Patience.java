package chat.mehari.load.wire;

import java.time.Duration;

/**
 * How long one waits for the server.
 *
 * @param connecting for the answer to a handshake
 * @param sending for a frame to leave
 * @param answering for the answer to a call
 * @param resending whether a request that is answered {@code unavailable}, which says that nobody
 *     knows what came of it, is sent again as it is until the answer says more
 */
public record Patience(
    Duration connecting, Duration sending, Duration answering, boolean resending) {

  /** A client that notices soon that it should try elsewhere. */
  public static final Patience OF_A_CLIENT =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(15), false);

  /** Somebody who wants to know what is right, and not how fast it is. */
  public static final Patience OF_A_TEST =
      new Patience(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1), true);
}
