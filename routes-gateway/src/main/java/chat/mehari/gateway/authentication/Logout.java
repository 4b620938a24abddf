package chat.mehari.gateway.authentication;

import chat.mehari.gateway.connection.Socket;
import chat.mehari.gateway.dispatch.ServiceRequest;
import chat.mehari.gateway.platform.Carried;
import chat.mehari.schemas.broker.Operation;
import chat.mehari.schemas.frame.CloseCode;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * A socket that ends its own session hears its reply and is closed then, although the end of the
 * session, which closes at once, is known here before the reply is.
 */
@Component
class Logout {

  private final Sessions sessions;

  Logout(Sessions sessions) {
    this.sessions = sessions;
  }

  /** How the socket is closed: 1000 after a logout, 4403 where it revoked its session by its id. */
  public CloseCode closeCode(ServiceRequest request) {
    return request.operation() == Operation.LOGOUT ? CloseCode.NORMAL : CloseCode.SESSION_REVOKED;
  }

  /** From now on the end of the session is no news to this socket. */
  public void begin(@ExchangeProperty(Carried.SOCKET) Socket socket) {
    socket.leaves();
  }

  /**
   * Ends what the socket may ask, if its session is over by the answer or because that was heard
   * meanwhile; answers whether it is.
   */
  public boolean end(@ExchangeProperty(Carried.SOCKET) Socket socket, @Body String answer) {
    boolean over = sessions.isReply(answer) || socket.stays();
    if (over) {
      socket.ends();
    }
    return over;
  }
}
