package chat.mehari.messages.command;

import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.ReceivedAt;
import com.rabbitmq.client.Channel;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A command as it came from its queue, unread.
 *
 * @param lane the lane of the channel
 * @param channel the channel that it came on and must be acknowledged on
 * @param tag its number on that channel, ascending in the order of delivery
 * @param queue the queue that it came from
 * @param redelivered whether it was delivered before, to whomever
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReceivedCommand(
    Lane lane,
    Channel channel,
    long tag,
    String queue,
    boolean redelivered,
    Map<String, Object> headers,
    byte[] body) {

  /** When a gateway received it, where it tells. */
  Optional<Instant> receivedAt() {
    return ReceivedAt.read(headers.get(Headers.RECEIVED_AT));
  }

  /** What caused it, where it is traced. */
  Optional<String> trace() {
    return Optional.ofNullable(headers.get(Headers.TRACE)).map(Object::toString);
  }
}
