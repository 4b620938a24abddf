package chat.mehari.messages.conversation;

import chat.mehari.messages.platform.RefusedException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a list of conversations goes on.
 *
 * @param asOf the time of the first page: activity after it does not move a conversation
 * @param at the activity of the last conversation that was listed
 * @param id the last conversation that was listed
 */
record Cursor(Instant asOf, Instant at, UUID id) {

  private static final int BYTES = 4 * Long.BYTES;

  /** The cursor as clients carry it. */
  String text() {
    byte[] bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(micros(asOf))
            .putLong(micros(at))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Reads a cursor.
   *
   * @throws RefusedException where it is none of ours
   */
  static Cursor of(String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      Cursor cursor =
          new Cursor(
              instant(bytes.getLong()),
              instant(bytes.getLong()),
              new UUID(bytes.getLong(), bytes.getLong()));
      if (bytes.hasRemaining() || !isSane(cursor.asOf()) || !isSane(cursor.at())) {
        throw unknown();
      }
      return cursor;
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      throw unknown();
    }
  }

  static OffsetDateTime database(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static boolean isSane(Instant time) {
    return time.isAfter(Instant.EPOCH) && time.isBefore(Instant.parse("9999-12-31T00:00:00Z"));
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static RefusedException unknown() {
    return RefusedException.malformed("/data/after", "is no cursor of this server");
  }
}
