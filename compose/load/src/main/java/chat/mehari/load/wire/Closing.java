package chat.mehari.load.wire;

/**
 * How a socket ended.
 *
 * @param code of the close frame; {@link #WITHOUT_CLOSE_FRAME} where there was none
 * @param reason of the close frame
 */
public record Closing(int code, String reason) {
  /** What RFC 6455 keeps for a connection that broke. */
  public static final int WITHOUT_CLOSE_FRAME = 1006;
}
