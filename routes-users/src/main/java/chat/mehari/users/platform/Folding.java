package chat.mehari.users.platform;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes names comparable regardless of case and of how letters are composed. It is done here,
 * because what PostgreSQL's lower() does depends on the locale that the database was made with.
 */
public final class Folding {

  private Folding() {}

  /** The text as it is searched. */
  public static String fold(String text) {
    return Normalizer.normalize(
        Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT),
        Normalizer.Form.NFKC);
  }
}
