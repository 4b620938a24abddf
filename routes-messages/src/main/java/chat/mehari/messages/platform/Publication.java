package chat.mehari.messages.platform;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is published together, in this order.
 *
 * @param replies answers to requesters
 * @param events what happened
 * @param deadLetters what could not be done
 * @param receivedAt when a gateway received the oldest command of it, where that is known
 * @param trace what another process needs to go on with its trace, where it is traced
 */
public record Publication(
    List<Reply> replies,
    List<Event> events,
    List<DeadLetter> deadLetters,
    @Nullable Instant receivedAt,
    @Nullable String trace) {

  /** An answer and whom it is for. */
  public record Reply(Requester requester, Answer answer) {}

  /**
   * A message that could not be done, as it came.
   *
   * @param queue where it came from
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record DeadLetter(String queue, Map<String, Object> headers, byte[] body) {}

  /** One answer and nothing else. */
  public static Publication of(Requester requester, Answer answer) {
    return new Publication(List.of(new Reply(requester, answer)), List.of(), List.of(), null, null);
  }
}
