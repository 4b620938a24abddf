package chat.mehari.gateway.request;

import chat.mehari.gateway.connection.Identity;
import chat.mehari.gateway.connection.Socket;
import chat.mehari.gateway.platform.Refused;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.frame.ErrorCode;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What may be asked at all, and by whom. */
@Component
class Admission {

  private static final Set<Operation> BEFORE_AUTHENTICATION =
      Set.of(Operation.REGISTER, Operation.LOGIN, Operation.AUTHENTICATE, Operation.REFRESH);

  /**
   * The operation that a frame names.
   *
   * @throws Refused where clients know none of this name
   */
  public Operation operation(Frame frame) {
    return Operation.named(frame.json().path("type").asText())
        .filter(Operation::isForClients)
        .orElseThrow(
            () -> new Refused(ErrorCode.UNKNOWN_TYPE, "There is no operation of this type"));
  }

  /**
   * Lets pass what this socket may ask.
   *
   * @throws Refused where one must have said who one is
   */
  public void requireIdentity(Socket socket, Operation operation) {
    Identity identity = socket.identity();
    if (identity == null && !BEFORE_AUTHENTICATION.contains(operation)) {
      throw new Refused(ErrorCode.UNAUTHENTICATED, "Say first who you are: authenticate");
    }
  }
}
