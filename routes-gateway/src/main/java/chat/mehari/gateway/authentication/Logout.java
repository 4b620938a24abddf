package chat.mehari.gateway.authentication;

import chat.mehari.gateway.connection.Socket;
import org.springframework.stereotype.Component;

/**
 * A socket that logs out hears its reply and is then closed with 1000, although the end of its
 * session, which closes with 4403, may be known here before the reply is.
 */
@Component
class Logout {

  private final Sessions sessions;

  Logout(Sessions sessions) {
    this.sessions = sessions;
  }

  /** From now on the end of the session is no news to this socket. */
  public void begin(Socket socket) {
    socket.leaves();
  }

  /** Whether the socket's session is over, by the answer or because that was heard meanwhile. */
  public boolean isOver(Socket socket, String answer) {
    return sessions.isReply(answer) || socket.stays();
  }
}
