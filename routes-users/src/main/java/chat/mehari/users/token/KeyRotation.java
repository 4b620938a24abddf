package chat.mehari.users.token;

import chat.mehari.users.platform.UsersSettings;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides when another key is due, and makes it. A key from a file takes over when its instance
 * comes up; made keys follow one another by age. The old one stays published for as long as what it
 * signed is good, so nobody is logged out.
 */
@Component
class KeyRotation {

  /** Tokens are a little younger for a gateway whose clock is behind. */
  private static final Duration CLOCKS = Duration.ofMinutes(2);

  private final KeyFile file;
  private final UsersSettings.Token settings;

  KeyRotation(KeyFile file, UsersSettings settings) {
    this.file = file;
    this.settings = settings.token();
  }

  /** The very first key. */
  NewKey first() {
    return next(1, 0);
  }

  /** The key that is due after those there are, or null. */
  @Nullable NewKey due(@ExchangeProperty("keys") List<SigningKey> keys, @Body List<KeyAge> newest) {
    if (keys.isEmpty() || newest.isEmpty()) {
      return first();
    }
    KeyAge age = newest.get(0);
    boolean due =
        file.key()
            .map(key -> keys.stream().noneMatch(row -> row.kid().equals(key.kid())))
            .orElse(age.ageSeconds() >= settings.keyLifetime().toSeconds());
    return due ? next(age.generation() + 1, settings.keyNotice().toMillis() / 1000.0) : null;
  }

  /** How many seconds after its successor came into force a key is forgotten. */
  long forgetAfterSeconds() {
    return settings.accessLifetime().plus(CLOCKS).toSeconds();
  }

  private NewKey next(int generation, double delaySeconds) {
    return file.key()
        .map(key -> new NewKey(generation, key.kid(), null, key.publicKey(), delaySeconds))
        .orElseGet(() -> made(generation, delaySeconds));
  }

  private static NewKey made(int generation, double delaySeconds) {
    KeyPair pair = Ed25519.generate();
    byte[] publicKey = pair.getPublic().getEncoded();
    return new NewKey(
        generation,
        Ed25519.kid(publicKey),
        pair.getPrivate().getEncoded(),
        publicKey,
        delaySeconds);
  }
}
