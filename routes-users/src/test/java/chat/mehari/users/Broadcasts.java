package chat.mehari.users;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** What every gateway was told, in order. */
public final class Broadcasts {

  /** A message on the broadcast. */
  public record Broadcast(String type, JsonNode body) {}

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Broadcast> all = new CopyOnWriteArrayList<>();

  void heard(String type, JsonNode body) {
    all.add(new Broadcast(type, body));
  }

  /** The event of a type about a user, once it has come. */
  public JsonNode awaitUserEvent(String type, String userId) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                all.stream()
                    .filter(broadcast -> broadcast.type().equals("deliveries"))
                    .map(broadcast -> broadcast.body().get("deliveries").get(0))
                    .filter(
                        delivery ->
                            delivery.at("/frame/type").asText().equals(type)
                                && delivery.at("/frame/data/user/id").asText().equals(userId))
                    .findFirst()
                    .orElse(null),
            delivery -> delivery != null);
  }

  /** Whether a session was reported as revoked. Gateways hear that before the answer. */
  public boolean heardRevoked(String userId, String sessionId) {
    return all.stream()
        .filter(broadcast -> broadcast.type().equals("sessionsRevoked"))
        .map(Broadcast::body)
        .anyMatch(
            body ->
                body.get("userId").asText().equals(userId)
                    && body.get("sessionIds").toString().contains(sessionId));
  }
}
