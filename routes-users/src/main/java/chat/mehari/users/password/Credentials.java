package chat.mehari.users.password;

import chat.mehari.schemas.frame.User;
import chat.mehari.schemas.frame.UserRole;
import chat.mehari.users.platform.KnownUser;
import java.time.Instant;
import java.util.UUID;

/** A row of the accounts: who it is, and what their password must hash to. */
record Credentials(
    UUID id,
    String username,
    String displayName,
    UserRole role,
    Instant createdAt,
    String passwordHash,
    int passwordVersion) {

  KnownUser known() {
    return new KnownUser(new User(id, username, displayName, role, createdAt), passwordVersion);
  }

  @Override
  public String toString() {
    return "Credentials[id=" + id + "]";
  }
}
