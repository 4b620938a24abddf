package chat.mehari.users.account;

import chat.mehari.users.platform.Folding;
import chat.mehari.users.platform.Refusal;

/**
 * A display name as it is kept.
 *
 * @param displayName without surrounding blanks
 * @param searchName as it is searched
 */
record DisplayName(String displayName, String searchName) {

  /** A name as somebody typed it; nothing but blanks is refused. */
  static DisplayName typed(String name) {
    String stripped = name.strip();
    if (stripped.isEmpty()) {
      throw Refusal.invalid("/data/displayName", "must not be blank");
    }
    return new DisplayName(stripped, Folding.fold(stripped));
  }
}
