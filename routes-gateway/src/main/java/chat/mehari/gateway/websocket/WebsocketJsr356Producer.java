package chat.mehari.gateway.websocket;

import jakarta.websocket.CloseReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Queues the body for the connections named by {@link WebsocketJsr356Constants#CONNECTION_KEY}, and
 * with {@link WebsocketJsr356Constants#SEND_CLOSE_CODE} closes them after it. Never waits for a
 * peer, never dials: a key that is not connected here is only not counted.
 */
class WebsocketJsr356Producer extends DefaultAsyncProducer {

  private final WebsocketHost host;

  WebsocketJsr356Producer(WebsocketJsr356Endpoint endpoint, WebsocketHost host) {
    super(endpoint);
    this.host = host;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    try {
      Message message = exchange.getMessage();
      CloseReason close = close(message);
      boolean authenticated =
          message.getHeader(WebsocketJsr356Constants.AUTHENTICATED, false, Boolean.class);
      Outbox.Frame frame = frame(message, authenticated || close != null);
      Collection<?> keys = keys(message);
      if (authenticated) {
        host.authenticated(keys);
      }
      message.setHeader(WebsocketJsr356Constants.SENT_COUNT, host.send(keys, frame, close));
    } catch (InvalidPayloadException | RuntimeException e) {
      exchange.setException(e);
    }
    callback.done(true);
    return true;
  }

  private static Collection<?> keys(Message message) {
    Object keys = message.getHeader(WebsocketJsr356Constants.CONNECTION_KEY);
    if (keys instanceof Collection<?> several) {
      return several;
    }
    if (keys instanceof String one) {
      return List.of(one);
    }
    throw new IllegalArgumentException(
        "The header " + WebsocketJsr356Constants.CONNECTION_KEY + " names no receiver");
  }

  private static @Nullable CloseReason close(Message message) {
    Integer code = message.getHeader(WebsocketJsr356Constants.SEND_CLOSE_CODE, Integer.class);
    String phrase = message.getHeader(WebsocketJsr356Constants.SEND_CLOSE_REASON, "", String.class);
    return code == null ? null : Connection.reason(code, phrase);
  }

  private static Outbox.@Nullable Frame frame(Message message, boolean optional)
      throws InvalidPayloadException {
    Object body = message.getBody();
    if (body == null && optional) {
      return null;
    }
    if (body instanceof byte[] bytes) {
      return new Outbox.Frame(new String(bytes, StandardCharsets.UTF_8), bytes.length);
    }
    if (body instanceof ByteBuffer buffer) {
      int bytes = buffer.remaining();
      // A duplicate, because the caller's position is the caller's.
      String text = StandardCharsets.UTF_8.decode(buffer.duplicate()).toString();
      return new Outbox.Frame(text, bytes);
    }
    String text = message.getMandatoryBody(String.class);
    return new Outbox.Frame(text, Utf8.length(text));
  }
}
