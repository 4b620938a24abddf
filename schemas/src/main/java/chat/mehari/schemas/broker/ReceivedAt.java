package chat.mehari.schemas.broker;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The value of {@link Headers#RECEIVED_AT}: milliseconds since 1970 in decimal digits. */
public final class ReceivedAt {

  private ReceivedAt() {}

  /** The value that tells this moment. */
  public static String of(Instant moment) {
    return Long.toString(moment.toEpochMilli());
  }

  /** The moment that a value tells; none where there is no value, or not one of ours. */
  public static Optional<Instant> read(@Nullable Object value) {
    try {
      return value == null
          ? Optional.empty()
          : Optional.of(Instant.ofEpochMilli(Long.parseLong(value.toString())));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
