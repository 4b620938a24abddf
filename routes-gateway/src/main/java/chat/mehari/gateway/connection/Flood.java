package chat.mehari.gateway.connection;

import chat.mehari.gateway.platform.Carried;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Watches for sockets whose frames are refused too often. */
@Component
class Flood {

  /** Counts a refused frame of the socket and answers whether it must be closed. */
  public boolean isFlooding(@ExchangeProperty(Carried.SOCKET) Socket socket) {
    return socket.isFlooding(System.nanoTime());
  }
}
