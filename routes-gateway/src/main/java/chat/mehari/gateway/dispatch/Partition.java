package chat.mehari.gateway.dispatch;

import chat.mehari.schemas.broker.RoutingKeys;
import chat.mehari.schemas.identity.ConversationId;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.UUID;

/** Finds the queue of a conversation's commands. */
final class Partition {

  private Partition() {}

  /**
   * The routing key of a command: of the conversation that it names, or of the private one with the
   * user that it names.
   */
  static String routingKey(ServiceRequest command) {
    return RoutingKeys.commands(ConversationId.partition(conversationId(command)));
  }

  private static UUID conversationId(ServiceRequest command) {
    ObjectNode data = command.data();
    if (data.hasNonNull("conversationId")) {
      return UUID.fromString(data.get("conversationId").textValue());
    }
    UUID sender = Objects.requireNonNull(command.userId(), "a command has a sender");
    return ConversationId.ofPrivate(sender, UUID.fromString(data.get("to").textValue()));
  }
}
