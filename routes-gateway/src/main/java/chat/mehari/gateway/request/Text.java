package chat.mehari.gateway.request;

import org.jspecify.annotations.Nullable;

/** What text on the wire may be. */
final class Text {

  private static final int LONGEST_ID = 64;
  private static final int LONGEST_PATH = 200;

  private Text() {}

  /** What is wrong with a text, if anything is. */
  static @Nullable String problem(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return "holds U+0000";
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return "holds half a surrogate pair";
        }
        i++;
      }
    }
    return null;
  }

  /** Whether a sound text can be a request's id. */
  static boolean isRequestId(String text) {
    return !text.isEmpty() && text.codePointCount(0, text.length()) <= LONGEST_ID;
  }

  /** A path that is short enough to be told: its keys are the client's, and may be long. */
  static String shortened(String path) {
    return path.codePointCount(0, path.length()) <= LONGEST_PATH
        ? path
        : path.substring(0, path.offsetByCodePoints(0, LONGEST_PATH));
  }
}
