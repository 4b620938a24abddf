package chat.mehari.gateway.websocket;

/** Lengths in UTF-8 of strings that are not encoded here. */
final class Utf8 {

  private Utf8() {}

  /** The bytes that the text takes in UTF-8; an unpaired surrogate counts as its replacement. */
  static int length(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x800) {
        bytes += 2;
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          // The two chars of a pair make four bytes, not six.
          i++;
        }
      } else if (c >= 0x80) {
        bytes++;
      }
    }
    return bytes;
  }
}
