package chat.mehari.schemas.frame;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an account may do in the whole system. */
public enum UserRole {
  /** May chat. */
  MEMBER("member"),
  /** May administer; the first account is one. */
  ADMINISTRATOR("administrator");

  private final String value;

  UserRole(String value) {
    this.value = value;
  }

  /** The role as the wire spells it. */
  @JsonValue
  public String value() {
    return value;
  }
}
