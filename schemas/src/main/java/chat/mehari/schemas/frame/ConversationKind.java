package chat.mehari.schemas.frame;

import com.fasterxml.jackson.annotation.JsonValue;

/** What sort of conversation it is. */
public enum ConversationKind {
  /** Between two users, or one user's notes to oneself; comes into being with its first message. */
  PRIVATE("private");

  private final String value;

  ConversationKind(String value) {
    this.value = value;
  }

  /** The kind as the wire spells it. */
  @JsonValue
  public String value() {
    return value;
  }
}
