package chat.mehari.gateway.delivery;

import chat.mehari.gateway.connection.Sockets;
import chat.mehari.gateway.dispatch.Answer;
import chat.mehari.gateway.dispatch.ServiceRequest;
import chat.mehari.schemas.broker.CheckSessions;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.frame.EventFrame;
import chat.mehari.schemas.frame.event.Resync;
import chat.mehari.schemas.frame.reply.EndedSessions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What must be asked and told after messages may have been missed. */
@Component
class Restoration {

  private static final int SESSIONS_A_QUESTION = 1_000;

  private final Sockets sockets;
  private final ObjectMapper json;

  Restoration(Sockets sockets, ObjectMapper json) {
    this.sockets = sockets;
    this.json = json;
  }

  /** The sessions held here, as many at a time as may be asked for at once. */
  public List<List<UUID>> sessions() {
    List<UUID> all = sockets.sessions();
    List<List<UUID>> parts = new ArrayList<>();
    for (int i = 0; i < all.size(); i += SESSIONS_A_QUESTION) {
      parts.add(all.subList(i, Math.min(all.size(), i + SESSIONS_A_QUESTION)));
    }
    return parts;
  }

  /** Asks which of these sessions are over. */
  public ServiceRequest question(List<UUID> sessionIds) {
    return ServiceRequest.question(
        Operation.CHECK_SESSIONS, json.valueToTree(new CheckSessions(sessionIds)));
  }

  /** The sessions that are over. */
  public List<UUID> ended(String answer) {
    return Answer.data(json, answer, EndedSessions.class).ended();
  }

  /** Tells a client to sync. */
  public String resync() {
    try {
      return json.writeValueAsString(new EventFrame(new Resync()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
