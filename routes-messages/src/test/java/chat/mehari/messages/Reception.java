package chat.mehari.messages;

import chat.mehari.schemas.broker.Headers;
import chat.mehari.schemas.broker.ReceivedAt;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** What the service has sent to a gateway: answers by their request, and events in order. */
public final class Reception {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, JsonNode> answers = new ConcurrentHashMap<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final Queue<String> order = new ConcurrentLinkedQueue<>();
  private final Queue<Heard> events = new ConcurrentLinkedQueue<>();

  /** An event, who was to hear it, and since when it is awaited. */
  public record Heard(
      List<UUID> audience, String exchange, JsonNode frame, Optional<Instant> receivedAt) {}

  /** Awaits the frame that answers a request. */
  public JsonNode answer(String correlation) {
    JsonNode known = answers.get(correlation);
    if (known != null) {
      return known;
    }
    return Awaitility.await()
        .pollInterval(Duration.ofMillis(2))
        .atMost(Duration.ofSeconds(60))
        .until(() -> answers.get(correlation), frame -> frame != null);
  }

  /** The answer to a request, where there is one yet. */
  public @Nullable JsonNode answerNow(String correlation) {
    return answers.get(correlation);
  }

  /** The requests in the order in which their answers came. */
  public List<String> answerOrder() {
    return List.copyOf(order);
  }

  /** How often a request was answered. */
  public int answered(String correlation) {
    return counts.getOrDefault(correlation, 0);
  }

  /** How many requests were answered. */
  public int answers() {
    return answers.size();
  }

  /** Every event so far, in order. */
  public List<Heard> events() {
    return List.copyOf(events);
  }

  /** The data of the events of one conversation and type for one user, in order. */
  public List<JsonNode> events(UUID user, String type, UUID conversation) {
    return events.stream()
        .filter(heard -> heard.audience().contains(user))
        .map(Heard::frame)
        .filter(frame -> frame.get("type").asText().equals(type))
        .map(frame -> frame.get("data"))
        .filter(data -> data.get("conversationId").asText().equals(conversation.toString()))
        .toList();
  }

  /** Takes what a gateway's queue delivers. */
  void receive(Delivery message) throws IOException {
    Map<String, Object> headers = message.getProperties().getHeaders();
    JsonNode deliveries =
        JSON.readTree(new String(message.getBody(), StandardCharsets.UTF_8)).path("deliveries");
    for (JsonNode delivery : deliveries) {
      JsonNode audience = delivery.get("audience");
      JsonNode frame = delivery.get("frame");
      if (audience.has("correlation")) {
        String correlation = audience.get("correlation").asText();
        answers.put(correlation, frame);
        counts.merge(correlation, 1, Integer::sum);
        order.add(correlation);
      } else {
        events.add(
            new Heard(
                users(audience.get("users").asText()),
                message.getEnvelope().getExchange(),
                frame,
                ReceivedAt.read(headers.get(Headers.RECEIVED_AT))));
      }
    }
  }

  private static List<UUID> users(String base64) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
    List<UUID> users = new ArrayList<>();
    while (bytes.hasRemaining()) {
      users.add(new UUID(bytes.getLong(), bytes.getLong()));
    }
    return users;
  }
}
