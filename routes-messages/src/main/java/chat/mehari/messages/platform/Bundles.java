package chat.mehari.messages.platform;

import chat.mehari.schemas.broker.Audience;
import chat.mehari.schemas.broker.Delivery;
import chat.mehari.schemas.broker.Exchanges;
import chat.mehari.schemas.broker.RoutingKeys;
import chat.mehari.schemas.frame.EventFrame;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Puts what goes the same way at the same time into one message: all replies to one gateway, all
 * events for one user where they concern few users, and otherwise all events in one broadcast.
 * Keeps the order within each way.
 */
@Component
class Bundles {

  private final MessagesSettings settings;
  private final ObjectWriter deliveries;

  Bundles(MessagesSettings settings, ObjectMapper json) {
    this.settings = settings;
    this.deliveries = json.writerFor(Delivery.class);
  }

  List<Bundle> of(Publication publication) {
    List<Bundle> bundles = new ArrayList<>();
    replies(publication.replies())
        .forEach((key, b) -> add(bundles, Exchanges.NOTIFICATION, key, b));
    Set<UUID> concerned = new LinkedHashSet<>();
    publication.events().forEach(event -> concerned.addAll(event.audience().ids()));
    if (concerned.size() <= settings.directUsers()) {
      for (UUID user : concerned) {
        add(bundles, Exchanges.NOTIFICATION, RoutingKeys.user(user), eventsOf(user, publication));
      }
    } else {
      BundleWriter all = writer();
      publication.events().forEach(e -> all.add(new Delivery(e.audience(), frame(e))));
      add(bundles, Exchanges.BROADCAST, "", all);
    }
    return bundles;
  }

  private Map<String, BundleWriter> replies(List<Publication.Reply> replies) {
    Map<String, BundleWriter> byGateway = new LinkedHashMap<>();
    for (Publication.Reply reply : replies) {
      Requester to = reply.requester();
      byGateway
          .computeIfAbsent(to.replyKey(), key -> writer())
          .add(
              new Delivery(
                  new Audience.Requester(to.correlation()), reply.answer().frame(to.request())));
    }
    return byGateway;
  }

  private BundleWriter eventsOf(UUID user, Publication publication) {
    BundleWriter own = writer();
    Audience audience = Audience.Users.of(List.of(user));
    publication.events().stream()
        .filter(event -> event.audience().ids().contains(user))
        .forEach(event -> own.add(new Delivery(audience, frame(event))));
    return own;
  }

  private static EventFrame frame(Event event) {
    return new EventFrame(event.data());
  }

  private BundleWriter writer() {
    return new BundleWriter(deliveries, settings.bundleBytes());
  }

  private static void add(List<Bundle> bundles, String exchange, String key, BundleWriter writer) {
    writer.bodies().forEach(body -> bundles.add(new Bundle(exchange, key, body)));
  }

  /** One message to gateways. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Bundle(String exchange, String routingKey, byte[] body) {}
}
