package chat.mehari.gateway.request;

import chat.mehari.gateway.connection.Identity;
import chat.mehari.gateway.connection.Socket;
import chat.mehari.gateway.platform.Carried;
import chat.mehari.gateway.platform.Refused;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.frame.ErrorCode;
import java.util.Set;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
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
  public Operation operation(@ExchangeProperty("frame") Frame frame) {
    return Operation.named(frame.json().path("type").asText())
        .filter(Operation::isForClients)
        .orElseThrow(
            () -> new Refused(ErrorCode.UNKNOWN_TYPE, "There is no operation of this type"));
  }

  /**
   * Who asks: everything that this frame leads to goes by this answer, also when the session ends
   * in the meantime.
   */
  public @Nullable Identity caller(@ExchangeProperty(Carried.SOCKET) Socket socket) {
    return socket.identity();
  }

  /**
   * Admits what this caller may ask.
   *
   * @throws Refused where the caller has to authenticate first
   */
  public void requireIdentity(
      @ExchangeProperty("caller") @Nullable Identity caller,
      @ExchangeProperty("operation") Operation operation) {
    if (caller == null && !BEFORE_AUTHENTICATION.contains(operation)) {
      throw new Refused(ErrorCode.UNAUTHENTICATED, "Authenticate first");
    }
  }
}
