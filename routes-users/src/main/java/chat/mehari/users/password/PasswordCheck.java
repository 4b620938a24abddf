package chat.mehari.users.password;

import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.request.Login;
import chat.mehari.users.platform.KnownUser;
import chat.mehari.users.platform.Refusal;
import chat.mehari.users.platform.UsersSettings;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

  Attempt attempt(Login login) {
    return new Attempt(
        login.username().toLowerCase(Locale.ROOT),
        Objects.requireNonNull(login.password()),
        settings.wrongPerMinute(),
        System.currentTimeMillis());
  }

  /**
   * Lets an attempt pass while the name may be tried.
   *
   * @param blocks one row
   */
  void refuseWhereBlocked(Attempt attempt, List<Block> blocks) {
    Block block = blocks.get(0);
    if (block.failures() >= attempt.allowedFailures()) {
      throw blocked(block.retryAfterMs());
    }
  }

  /**
   * Who it is, or null where the password is wrong.
   *
   * @param found the account of that name, or nothing
   */
  @Nullable KnownUser verify(Attempt attempt, List<Credentials> found) {
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
    throw blocked(blocks.get(0).retryAfterMs());
  }

  private static Refusal blocked(long retryAfterMs) {
    return Refusal.rateLimited("Too many wrong passwords for this name.", retryAfterMs);
  }
}
