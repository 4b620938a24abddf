package chat.mehari.gateway.harness;

import chat.mehari.schemas.broker.Headers;
import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A message that a service got. */
public record Asked(
    String routingKey,
    AMQP.BasicProperties properties,
    Map<String, String> headers,
    JsonNode data) {

  static Asked of(String routingKey, AMQP.BasicProperties properties, JsonNode data) {
    Map<String, String> headers =
        properties.getHeaders().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
    return new Asked(routingKey, properties, headers, data);
  }

  /** The operation. */
  public String operation() {
    return headers.getOrDefault(Headers.TYPE, "");
  }

  /** A header, if it is there. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** The client's id, or the correlation where the gateway itself asks. */
  public String re() {
    return headers.getOrDefault(Headers.REQUEST, headers.getOrDefault(Headers.CORRELATION, ""));
  }
}
