package chat.mehari.gateway.dispatch;

import chat.mehari.gateway.connection.Identity;
import chat.mehari.gateway.connection.Socket;
import chat.mehari.gateway.platform.Instance;
import chat.mehari.gateway.platform.MessageExpiration;
import chat.mehari.runtime.Traces;
import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.broker.ReceivedAt;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.stereotype.Component;

/**
 * Makes the broker messages of requests: the frame's data, and the headers made here, each from
 * what this gateway knows itself. Nothing else of what a client sent leaves.
 */
@Component
public class RequestMessages {

  private static final String JSON = "application/json";

  /** Queries are dropped by the broker when nobody can wait for the answer any more. */
  private static final Duration QUERY_PATIENCE = Duration.ofSeconds(10);

  /** What takes a password goes by who tries. */
  private static final Set<Operation> TELL_CLIENT =
      Set.of(Operation.REGISTER, Operation.LOGIN, Operation.CHANGE_PASSWORD);

  private final Instance instance;
  private final Clock clock;
  private final MessageExpiration expiration;
  private final ObjectMapper json;

  RequestMessages(Instance instance, Clock clock, MessageExpiration expiration, ObjectMapper json) {
    this.instance = instance;
    this.clock = clock;
    this.expiration = expiration;
    this.json = json;
  }

  /** The message of a request. */
  public Message message(Outgoing outgoing) {
    MessageProperties properties = new MessageProperties();
    properties.setContentType(JSON);
    properties.setHeaders(headers(outgoing));
    if (outgoing.request().operation().kind() == Operation.Kind.COMMAND) {
      properties.setDeliveryMode(MessageDeliveryMode.PERSISTENT);
    } else {
      properties.setDeliveryMode(MessageDeliveryMode.NON_PERSISTENT);
      properties.setExpiration(expiration.of(QUERY_PATIENCE));
    }
    return new Message(body(outgoing), properties);
  }

  private byte[] body(Outgoing outgoing) {
    try {
      return json.writeValueAsBytes(outgoing.request().data());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> headers(Outgoing outgoing) {
    ServiceRequest request = outgoing.request();
    Operation operation = request.operation();
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put(Headers.TYPE, operation.operationName());
    headers.put(Headers.REPLY_KEY, instance.replyKey());
    headers.put(Headers.CORRELATION, outgoing.correlation());
    putIfKnown(headers, Headers.REQUEST, request.id());
    putIfKnown(headers, Headers.TRACE, Traces.text(outgoing.span()));
    Identity identity = request.identity();
    if (identity != null) {
      headers.put(Headers.USER, identity.userId().toString());
      headers.put(Headers.SESSION, identity.sessionId().toString());
    }
    Socket socket = request.socket();
    if (socket != null && TELL_CLIENT.contains(operation)) {
      putIfKnown(headers, Headers.ADDRESS, socket.address());
      putIfKnown(headers, Headers.USER_AGENT, socket.userAgent());
    }
    if (operation.isConversationCommand()) {
      headers.put(Headers.COMMAND, commandId(request.data()));
      Duration since = Duration.ofNanos(System.nanoTime() - request.receivedAt());
      headers.put(Headers.RECEIVED_AT, ReceivedAt.of(clock.instant().minus(since)));
    }
    return headers;
  }

  private static String commandId(ObjectNode data) {
    return data.hasNonNull("cid") ? data.get("cid").textValue() : UUID.randomUUID().toString();
  }

  private static void putIfKnown(Map<String, Object> headers, String name, @Nullable String value) {
    if (value != null) {
      headers.put(name, value);
    }
  }
}
