package chat.mehari.messages.platform;

import chat.mehari.schemas.frame.Message;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of a result, read by the names of its columns. */
public record Row(Map<String, Object> columns) {

  /** A number that is always there. */
  public long number(String column) {
    return ((Number) required(column)).longValue();
  }

  /** Whether a column has a value. */
  public boolean has(String column) {
    return columns.get(column) != null;
  }

  /** A truth value that is always there. */
  public boolean flag(String column) {
    return (Boolean) required(column);
  }

  /** An id that is always there. */
  public UUID id(String column) {
    return (UUID) required(column);
  }

  /** A text that is always there. */
  public String text(String column) {
    return (String) required(column);
  }

  /** A point in time that is always there. */
  public Instant time(String column) {
    return ((Timestamp) required(column)).toInstant();
  }

  /** Ids of 16 bytes each, one after the other; empty where there are none. */
  public byte[] bytes(String column) {
    Object value = columns.get(column);
    return value == null ? new byte[0] : (byte[]) value;
  }

  /** The ids that {@link #bytes} holds. */
  public List<UUID> ids(String column) {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(column));
    List<UUID> ids = new ArrayList<>();
    while (bytes.hasRemaining()) {
      ids.add(new UUID(bytes.getLong(), bytes.getLong()));
    }
    return ids;
  }

  /** The message in the columns that every statement names alike. */
  public Message message() {
    return new Message(
        id("conversation_id"),
        number("seq"),
        id("command_id"),
        id("actor_id"),
        text("body"),
        time("at"),
        optionalNumber("reply_to"));
  }

  private @Nullable Long optionalNumber(String column) {
    return columns.get(column) == null ? null : Long.valueOf(number(column));
  }

  private Object required(String column) {
    Object value = columns.get(column);
    if (value == null) {
      throw new IllegalStateException("column " + column + " is null");
    }
    return value;
  }
}
