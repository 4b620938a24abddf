package chat.mehari.users.account;

import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.User;
import chat.mehari.schemas.frame.event.UserRegistered;
import chat.mehari.schemas.frame.event.UserUpdated;
import chat.mehari.schemas.frame.reply.Self;
import chat.mehari.schemas.frame.request.ChangePassword;
import chat.mehari.schemas.frame.request.Login;
import chat.mehari.schemas.frame.request.Register;
import chat.mehari.schemas.frame.request.UpdateSelf;
import chat.mehari.users.platform.Client;
import chat.mehari.users.platform.KnownUser;
import chat.mehari.users.platform.Network;
import chat.mehari.users.platform.Properties;
import chat.mehari.users.platform.Refusal;
import chat.mehari.users.platform.UsersSettings;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the flows of accounts decide between their statements. */
@Component
class Accounts {

  private final int registrationsPerHour;

  Accounts(UsersSettings settings) {
    this.registrationsPerHour = settings.registrationsPerHour();
  }

  /** The display name is the username as it was typed where none is given. */
  Registration registration(
      @Body Register register, @ExchangeProperty(Properties.CLIENT) Client client) {
    DisplayName name =
        DisplayName.typed(
            register.displayName() == null ? register.username() : register.displayName());
    return new Registration(
        UUID.randomUUID(),
        register.username().toLowerCase(Locale.ROOT),
        name.displayName(),
        name.searchName(),
        Objects.requireNonNull(register.password()),
        limitedNetwork(client.network()));
  }

  void refuseWhereTooMany(List<RecentRegistrations> rows) {
    RecentRegistrations recent = rows.get(0);
    if (recent.registrations() >= registrationsPerHour) {
      throw Refusal.rateLimited("Too many registrations from this address.", recent.retryAfterMs());
    }
  }

  /**
   * The new account.
   *
   * @param inserted nothing where the name is taken
   */
  KnownUser registered(List<User> inserted) {
    if (inserted.isEmpty()) {
      throw Refusal.of(ErrorCode.USERNAME_TAKEN, "Somebody else has this name.");
    }
    return new KnownUser(inserted.get(0), 0);
  }

  UserRegistered registeredEvent(@ExchangeProperty("known") KnownUser known) {
    return new UserRegistered(known.user());
  }

  Self self(List<User> rows) {
    return new Self(existing(rows));
  }

  /** The new display name, or null where it shall stay. */
  @Nullable DisplayName newName(UpdateSelf update) {
    return update.displayName() == null ? null : DisplayName.typed(update.displayName());
  }

  UserUpdated updatedEvent(@ExchangeProperty("self") Self self) {
    return new UserUpdated(self.user());
  }

  /** What must be right before the password may be changed. */
  Login currentCredentials(
      @Body List<User> rows, @ExchangeProperty("change") ChangePassword change) {
    Objects.requireNonNull(change.newPassword());
    return new Login(existing(rows).username(), change.currentPassword());
  }

  /**
   * The account whose password has changed.
   *
   * @param changed nothing where it was changed by somebody else since it was checked
   */
  ChangedAccount changed(List<ChangedAccount> changed) {
    if (changed.isEmpty()) {
      throw Refusal.of(ErrorCode.INVALID_CREDENTIALS, "The username or the password is not right.");
    }
    return changed.get(0);
  }

  private static User existing(List<User> rows) {
    if (rows.isEmpty()) {
      throw Refusal.of(ErrorCode.UNAUTHENTICATED, "There is no such account any more.");
    }
    return rows.get(0);
  }

  private static @Nullable String limitedNetwork(Network network) {
    return network.isLoopback() ? null : network.name();
  }
}
