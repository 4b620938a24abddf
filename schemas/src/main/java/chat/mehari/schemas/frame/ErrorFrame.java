package chat.mehari.schemas.frame;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a request that was refused, or whose outcome is unknown.
 *
 * @param type always {@value #TYPE}
 * @param re the request's id; absent where no id could be read
 * @param error what is wrong
 */
public record ErrorFrame(String type, @Nullable String re, ErrorBody error) implements ServerFrame {

  /** The frame's type. */
  public static final String TYPE = "error";

  /** The refusal of the request {@code re}. */
  public ErrorFrame(@Nullable String re, ErrorBody error) {
    this(TYPE, re, error);
  }
}
