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

  /**
   * Ends what the socket may ask, if its session is over by the answer or because that was heard
   * meanwhile; answers whether it is.
   */
  public boolean end(Socket socket, String answer) {
    boolean over = sessions.isReply(answer) || socket.stays();
    if (over) {
      socket.ends();
    }
    return over;
  }
}
