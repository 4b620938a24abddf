package chat.mehari.messages.platform;

import chat.mehari.schemas.broker.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asked, and how the answer finds the way back.
 *
 * @param userId whom the gateway has authenticated
 * @param replyKey the routing key of the gateway
 * @param correlation what the gateway knows the request by
 * @param request the client's id of the request
 */
public record Requester(UUID userId, String replyKey, String correlation, String request) {

  /** AMQP carries no longer one; an attempt to publish with it would fail each time. */
  private static final int LONGEST_ROUTING_KEY = 255;

  /**
   * Reads the headers of a request.
   *
   * @throws UnreadableRequestException where the user or the way back is not told
   */
  public static Requester of(Map<String, Object> headers) {
    String correlation = required(headers, Headers.CORRELATION);
    String request = text(headers, Headers.REQUEST);
    return new Requester(
        uuid(required(headers, Headers.USER)),
        routingKey(required(headers, Headers.REPLY_KEY)),
        correlation,
        request == null ? correlation : request);
  }

  private static String routingKey(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_ROUTING_KEY) {
      throw new UnreadableRequestException("the routing key of the reply is too long", null);
    }
    return text;
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableRequestException("the user is not a UUID", e);
    }
  }

  private static String required(Map<String, Object> headers, String name) {
    String value = text(headers, name);
    if (value == null) {
      throw new UnreadableRequestException("header " + name + " is absent", null);
    }
    return value;
  }

  private static @Nullable String text(Map<String, Object> headers, String name) {
    Object value = headers.get(name);
    return value == null ? null : value.toString();
  }
}
