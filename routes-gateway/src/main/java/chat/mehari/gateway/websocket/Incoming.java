package chat.mehari.gateway.websocket;

/**
 * What a connection hands to the route, in this order: one Opened, any number of Text, one Closed.
 */
sealed interface Incoming {

  /** The handshake is done. */
  record Opened() implements Incoming {}

  /**
   * A whole text message.
   *
   * @param bytes its length in UTF-8
   * @param arrivedAt {@link System#nanoTime()} when its last byte was read
   */
  record Text(String text, int bytes, long arrivedAt) implements Incoming {

    /** About what objects cost that hold one message: its record, its string and their places. */
    private static final int OBJECTS = 100;

    /**
     * The heap that it takes in bytes, at most: a JVM needs two for a char unless all are Latin.
     */
    long heap() {
      return OBJECTS + (bytes == text.length() ? bytes : 2L * text.length());
    }
  }

  /** The connection is over. */
  record Closed(int code, String reason) implements Incoming {}
}
