package chat.mehari.testing;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Keeps the latest bytes written to it, at most {@link #CAPACITY}, and drops the rest. Safe for use
 * by several threads.
 */
final class RecentOutput extends OutputStream {

  /** Enough for the log of one test; a test that logs more has its beginning dropped. */
  static final int CAPACITY = 256 * 1024;

  private final byte[] ring = new byte[CAPACITY];
  private long written;

  @Override
  public synchronized void write(int value) {
    ring[(int) (written++ % CAPACITY)] = (byte) value;
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    for (int i = 0; i < length; i++) {
      write(bytes[offset + i]);
    }
  }

  /** How many bytes were ever written. */
  synchronized long position() {
    return written;
  }

  /** What was written since a position, as far as it is still kept. */
  synchronized String since(long position) {
    long start = Math.max(position, written - CAPACITY);
    byte[] bytes = new byte[(int) (written - start)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = ring[(int) ((start + i) % CAPACITY)];
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
