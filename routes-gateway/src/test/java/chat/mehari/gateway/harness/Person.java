package chat.mehari.gateway.harness;

import java.util.UUID;

/** A user with a session. */
public record Person(UUID id, UUID sessionId) {

  /** Somebody new. */
  public static Person create() {
    return new Person(UUID.randomUUID(), UUID.randomUUID());
  }

  /** The same user with another session. */
  public Person onOtherDevice() {
    return new Person(id, UUID.randomUUID());
  }
}
