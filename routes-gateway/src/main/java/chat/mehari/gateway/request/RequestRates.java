package chat.mehari.gateway.request;

import chat.mehari.gateway.connection.Identity;
import chat.mehari.gateway.connection.Socket;
import chat.mehari.gateway.connection.TokenBucket;
import chat.mehari.gateway.platform.Carried;
import chat.mehari.gateway.platform.GatewaySettings;
import chat.mehari.gateway.platform.RecentlyUsed;
import chat.mehari.gateway.platform.Refused;
import java.time.Duration;
import java.util.UUID;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much may be asked: by a user with all sockets, and by a socket. */
@Component
class RequestRates {

  /** A bucket that is forgotten was full again long ago. */
  private static final int REMEMBERED_USERS = 100_000;

  private static final Duration RETRY_WHEN_UNANSWERED = Duration.ofMillis(100);

  private final GatewaySettings settings;
  private final RecentlyUsed<UUID, TokenBucket> users = new RecentlyUsed<>(REMEMBERED_USERS);

  RequestRates(GatewaySettings settings) {
    this.settings = settings;
  }

  /**
   * Lets pass what is within the limits, and counts it.
   *
   * @throws Refused with the time after which it may be tried again
   */
  public void requireRoom(
      @ExchangeProperty(Carried.SOCKET) Socket socket,
      @ExchangeProperty("caller") @Nullable Identity caller) {
    Duration wait = bucket(socket, caller).take(System.nanoTime());
    if (!wait.isZero()) {
      throw Refused.limited("Too many requests", wait);
    }
    if (socket.unanswered().get() >= settings.maximumUnanswered()) {
      throw Refused.limited("Too many unanswered requests", RETRY_WHEN_UNANSWERED);
    }
  }

  private TokenBucket bucket(Socket socket, @Nullable Identity caller) {
    return caller == null
        ? socket.anonymousRequests()
        : users.get(
            caller.userId(),
            id ->
                new TokenBucket(
                    settings.requestsPerSecond(), settings.requestBurst(), System.nanoTime()));
  }
}
