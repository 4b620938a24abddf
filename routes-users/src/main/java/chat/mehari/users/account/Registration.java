package chat.mehari.users.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account to be.
 *
 * @param username in lower case
 * @param displayName without surrounding blanks
 * @param searchName the display name as it is searched
 * @param network where it comes from; absent for loopback, which may register without limit
 */
record Registration(
    UUID id,
    String username,
    String displayName,
    String searchName,
    String password,
    @Nullable String network) {

  @Override
  public String toString() {
    return "Registration[id=" + id + "]";
  }
}
