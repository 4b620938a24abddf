package chat.mehari.users.platform;

import chat.mehari.schemas.broker.Headers;
import com.rabbitmq.client.LongString;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a gateway says of a request in its headers. Headers that are not text are absent. */
@Component
public class RequestHeaders {

  private static final int LONGEST_USER_AGENT = 256;

  /** Where the answer goes; never fails. */
  public ReturnAddress returnAddress(Map<String, Object> headers) {
    return new ReturnAddress(
        text(headers, Headers.REPLY_KEY),
        text(headers, Headers.CORRELATION),
        text(headers, Headers.REQUEST));
  }

  /** What is known of a client before it is known who it is; never fails. */
  public Client client(Map<String, Object> headers) {
    String userAgent = text(headers, Headers.USER_AGENT);
    return new Client(
        text(headers, Headers.ADDRESS), userAgent == null ? null : shortened(userAgent));
  }

  /**
   * Who asks.
   *
   * @throws IllegalArgumentException where the headers do not say it
   */
  public Caller caller(Map<String, Object> headers) {
    return new Caller(id(headers, Headers.USER), id(headers, Headers.SESSION));
  }

  private static UUID id(Map<String, Object> headers, String name) {
    String value = text(headers, name);
    if (value == null) {
      throw new IllegalArgumentException("No header " + name);
    }
    return UUID.fromString(value);
  }

  private static @Nullable String text(Map<String, Object> headers, String name) {
    Object value = headers.get(name);
    // Spring AMQP leaves a text over 1,024 bytes as the client library reads it.
    return value instanceof String || value instanceof LongString ? value.toString() : null;
  }

  private static String shortened(String userAgent) {
    return userAgent.codePointCount(0, userAgent.length()) <= LONGEST_USER_AGENT
        ? userAgent
        : userAgent.substring(0, userAgent.offsetByCodePoints(0, LONGEST_USER_AGENT));
  }
}
