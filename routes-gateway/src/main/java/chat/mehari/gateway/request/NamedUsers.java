package chat.mehari.gateway.request;

import chat.mehari.gateway.dispatch.Answer;
import chat.mehari.gateway.dispatch.ServiceRequest;
import chat.mehari.gateway.platform.GatewaySettings;
import chat.mehari.gateway.platform.RecentlyUsed;
import chat.mehari.gateway.platform.Refused;
import chat.mehari.schemas.broker.CheckUsers;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.reply.UnknownUsers;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Whether the users that a request names exist. Remembers only that one does: who does not exist
 * now may register in a moment.
 */
@Component
class NamedUsers {

  private final ObjectMapper json;
  private final RecentlyUsed<UUID, Boolean> known;

  NamedUsers(ObjectMapper json, GatewaySettings settings) {
    this.json = json;
    this.known = new RecentlyUsed<>(settings.maximumKnownUsers());
  }

  /** The users named by a request of whom it is not known that they exist. */
  public List<UUID> uncertain(ServiceRequest request) {
    ObjectNode data = request.data();
    if (request.operation() != Operation.SEND_MESSAGE || !data.hasNonNull("to")) {
      return List.of();
    }
    UUID to = UUID.fromString(data.get("to").textValue());
    boolean certain = to.equals(request.userId()) || known.get(to) != null;
    return certain ? List.of() : List.of(to);
  }

  /** The question for these users. */
  public ServiceRequest question(
      @ExchangeProperty("uncertain") List<UUID> uncertain, @Body ServiceRequest request) {
    return ServiceRequest.question(
        Operation.CHECK_USERS, json.valueToTree(new CheckUsers(uncertain)), request.receivedAt());
  }

  /**
   * Takes note of the answer.
   *
   * @throws Refused where one of the users does not exist
   */
  public void learn(@ExchangeProperty("uncertain") List<UUID> uncertain, @Body String answer) {
    List<UUID> unknown = Answer.data(json, answer, UnknownUsers.class).unknown();
    uncertain.stream().filter(id -> !unknown.contains(id)).forEach(id -> known.put(id, true));
    if (!unknown.isEmpty()) {
      throw new Refused(ErrorCode.NOT_FOUND, "There is no such user");
    }
  }
}
