package chat.mehari.gateway.harness;

import chat.mehari.schemas.frame.User;
import chat.mehari.schemas.frame.UserRole;
import java.time.Instant;
import java.util.UUID;

/** A user with a session. */
public record Person(UUID id, UUID sessionId) {

  /** Somebody new. */
  public static Person create() {
    return new Person(UUID.randomUUID(), UUID.randomUUID());
  }

  /** What others see of them. */
  public User account() {
    return new User(id, "u" + id.toString().substring(0, 8), "U", UserRole.MEMBER, Instant.now());
  }

  /** The same user with another session. */
  public Person onOtherDevice() {
    return new Person(id, UUID.randomUUID());
  }
}
