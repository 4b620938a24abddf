package chat.mehari.schemas.frame;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a member may do in one conversation. */
public enum MemberRole {
  /** May read and post. */
  MEMBER("member");

  private final String value;

  MemberRole(String value) {
    this.value = value;
  }

  /** The role as the wire spells it. */
  @JsonValue
  public String value() {
    return value;
  }
}
