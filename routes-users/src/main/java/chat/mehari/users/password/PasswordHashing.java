package chat.mehari.users.password;

import chat.mehari.users.platform.UsersSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id. Each call costs one hash, tens of milliseconds and megabytes: call it only from the
 * hashing threads.
 */
@Component
class PasswordHashing {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;

  private final PasswordEncoder encoder;
  private final String nobodysHash;

  PasswordHashing(UsersSettings settings) {
    this.encoder =
        new Argon2PasswordEncoder(
            SALT_BYTES,
            HASH_BYTES,
            LANES,
            settings.password().memory(),
            settings.password().iterations());
    this.nobodysHash = encoder.encode("nobody has this password");
  }

  /** What is kept of a password. */
  String hash(String password) {
    return encoder.encode(password);
  }

  /**
   * Whether it is the password. Where there is no account, a hash of the same cost is computed all
   * the same, so that nobody can tell from the time whether a name exists.
   */
  boolean matches(String password, @Nullable Credentials credentials) {
    boolean matches =
        encoder.matches(password, credentials == null ? nobodysHash : credentials.passwordHash());
    return credentials != null && matches;
  }
}
