package chat.mehari.gateway.authentication;

import chat.mehari.gateway.connection.Identity;
import chat.mehari.gateway.connection.Socket;
import chat.mehari.gateway.dispatch.Answer;
import chat.mehari.gateway.dispatch.ServiceRequest;
import chat.mehari.gateway.platform.Carried;
import chat.mehari.gateway.platform.Refused;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.broker.SessionsRevoked;
import chat.mehari.schemas.frame.ErrorCode;
import chat.mehari.schemas.frame.reply.SessionOpened;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** What this gateway asks and is told about sessions. */
@Component
class Sessions {

  private final ObjectMapper json;

  Sessions(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Lets nobody become somebody new on a socket that is somebody's already. A login passes: who it
   * is will be seen by its answer.
   *
   * @throws Refused where the socket is somebody's
   */
  public void requireAnonymousToRegister(
      @ExchangeProperty(Carried.SOCKET) Socket socket, @Body ServiceRequest request) {
    if (request.operation() == Operation.REGISTER && socket.identity() != null) {
      throw new Refused(ErrorCode.CONFLICT, "The socket is authenticated already");
    }
  }

  /** The question whether a session lives; the token itself goes nowhere. */
  public ServiceRequest question(
      @Body ServiceRequest request, @ExchangeProperty("identity") Identity identity) {
    return request.onBehalfOf(identity, json.createObjectNode());
  }

  /** Whether the service agreed. */
  public boolean isReply(String answer) {
    return Answer.isReply(json, answer);
  }

  /** Whose the socket is now that a session was opened on it. */
  public Identity opened(String answer) {
    SessionOpened session = Answer.data(json, answer, SessionOpened.class);
    return new Identity(session.user().id(), session.sessionId(), session.accessTokenExpiresAt());
  }

  /** The command that ends a session which was opened and cannot be used. */
  public ServiceRequest abandon(@ExchangeProperty("identity") Identity identity) {
    return ServiceRequest.question(Operation.LOGOUT, json.createObjectNode())
        .onBehalfOf(identity, json.createObjectNode());
  }

  /** The sessions that a control message declares over. */
  public List<UUID> revoked(byte[] message) {
    try {
      return json.readValue(message, SessionsRevoked.class).sessionIds();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
