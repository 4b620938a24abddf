package chat.mehari.users.password;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.schemas.frame.UserRole;
import chat.mehari.users.platform.UsersSettings;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PasswordHashingTest {

  private static final long MEBIBYTE = 1024 * 1024;

  private final PasswordHashing hashing =
      new PasswordHashing(
          new Binder(new MapConfigurationPropertySource(Map.of()))
              .bindOrCreate("mehari.users", UsersSettings.class));

  @Test
  void isArgon2idWithTheRecommendedParameters() {
    assertThat(hashing.hash("secret")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void readsAllOfALongPassword() {
    String hash = hashing.hash("\uD83D\uDC2A".repeat(127) + "a");
    assertThat(hashing.matches("\uD83D\uDC2A".repeat(127) + "a", credentials(hash))).isTrue();
    assertThat(hashing.matches("\uD83D\uDC2A".repeat(127) + "b", credentials(hash))).isFalse();
  }

  @Test
  void nobodyMatchesNothing() {
    assertThat(hashing.matches("nobody has this password", null)).isFalse();
  }

  /** A hash shows by the memory that it takes: exactly one, whether there is an account or not. */
  @Test
  void unknownUserCostsOneHashOfTheSameSize() {
    Credentials known = credentials(hashing.hash("secret"));
    long wrong = allocatedBy(() -> hashing.matches("wrong", known));
    long unknown = allocatedBy(() -> hashing.matches("wrong", null));
    assertThat(wrong).isBetween(19 * MEBIBYTE, 30 * MEBIBYTE);
    assertThat(unknown).isBetween(wrong - MEBIBYTE, wrong + MEBIBYTE);
  }

  private static long allocatedBy(Runnable work) {
    work.run();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static Credentials credentials(String hash) {
    return new Credentials(
        UUID.randomUUID(), "somebody", "Somebody", UserRole.MEMBER, Instant.EPOCH, hash, 0);
  }
}
