package chat.mehari.schemas.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Computes ids of conversations, so that gateway and services name one alike without asking each
 * other. Knowing an id gives no right to the conversation.
 */
public final class ConversationId {

  /** How many queues the commands are spread over: part of the contract, not a setting. */
  public static final int PARTITIONS = 8;

  private ConversationId() {}

  /**
   * The id of the private conversation of two users, in whichever order they are named; of the
   * notes to oneself where both are the same.
   *
   * <p>It is a UUID of version 8 (RFC 9562) made of the first 16 bytes of SHA-256 over the ASCII
   * text {@code private}, the 16 bytes of the smaller id and those of the larger one, compared as
   * unsigned bytes.
   */
  public static UUID ofPrivate(UUID one, UUID other) {
    boolean inOrder = compareUnsigned(one, other) <= 0;
    return version8("private", inOrder ? one : other, inOrder ? other : one);
  }

  /** The command queue of a conversation: the last byte of its id modulo {@link #PARTITIONS}. */
  public static int partition(UUID conversationId) {
    return (int) (conversationId.getLeastSignificantBits() & 0xff) % PARTITIONS;
  }

  private static int compareUnsigned(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }

  private static UUID version8(String kind, UUID first, UUID second) {
    ByteBuffer digest =
        ByteBuffer.wrap(
            sha256()
                .digest(
                    ByteBuffer.allocate(kind.length() + 32)
                        .put(kind.getBytes(StandardCharsets.US_ASCII))
                        .putLong(first.getMostSignificantBits())
                        .putLong(first.getLeastSignificantBits())
                        .putLong(second.getMostSignificantBits())
                        .putLong(second.getLeastSignificantBits())
                        .array()));
    long high = (digest.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
    long low = (digest.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
