package chat.mehari.users.password;

import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.request.Login;
import chat.mehari.users.platform.Client;
import chat.mehari.users.platform.KnownUser;
import chat.mehari.users.platform.Properties;
import chat.mehari.users.platform.Refusal;
import chat.mehari.users.platform.UsersSettings;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges whether somebody knows a password, and whether they may still try. */
@Component
class PasswordCheck {

  private final PasswordHashing hashing;
  private final UsersSettings.Password settings;

  PasswordCheck(PasswordHashing hashing, UsersSettings settings) {
    this.hashing = hashing;
    this.settings = settings.password();
  }

  Attempt attempt(@Body Login login, @ExchangeProperty(Properties.CLIENT) Client client) {
    return new Attempt(
        login.username().toLowerCase(Locale.ROOT),
        client.network().name(),
        Objects.requireNonNull(login.password()),
        settings.wrongPerMinute(),
        System.nanoTime());
  }

  /**
   * Lets an attempt pass while the name may be tried from its network. What others get wrong
   * elsewhere never shuts a network from which the name signed in lately.
   *
   * @param blocks one row
   */
  void refuseWhereBlocked(List<Block> blocks) {
    Block block = blocks.get(0);
    if (block.ownFailures() >= settings.wrongPerMinute()) {
      throw blocked(block.ownRetryAfterMs());
    }
    if (!block.networkKnown() && block.allFailures() >= settings.wrongPerMinuteFromAll()) {
      throw blocked(block.allRetryAfterMs());
    }
  }

  /**
   * Who it is, or null where the password is wrong.
   *
   * @param found the account of that name, or nothing
   */
  @Nullable KnownUser verify(
      @ExchangeProperty("attempt") Attempt attempt, @Body List<Credentials> found) {
    Credentials credentials = found.isEmpty() ? null : found.get(0);
    return hashing.matches(attempt.password(), credentials) && credentials != null
        ? credentials.known()
        : null;
  }

  /**
   * Refuses a wrong password.
   *
   * @param counted one row where it was among those that are heard
   */
  void refuse(List<CountedFailure> counted) {
    if (!counted.isEmpty()) {
      throw Refusal.of(ErrorCode.INVALID_CREDENTIALS, "The username or the password is not right.");
    }
  }

  /**
   * Refuses a password that was wrong but not heard any more; whether it was right is not told.
   *
   * @param blocks one row
   */
  void refuseUncounted(List<Block> blocks) {
    throw blocked(blocks.get(0).ownRetryAfterMs());
  }

  private static Refusal blocked(long retryAfterMs) {
    return Refusal.rateLimited("Too many wrong passwords for this name.", retryAfterMs);
  }
}
