package chat.mehari.gateway.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes sessions on threads that may block: containers may wait there for the peer. */
record SessionCloser(Executor threads) {

  private static final Logger LOG = LoggerFactory.getLogger(SessionCloser.class);

  /** A peer that neither reads nor answers is cut off by the container after the timeout. */
  void close(Session session, CloseReason reason, Duration timeout) {
    try {
      threads.execute(() -> closeHere(session, reason, timeout));
    } catch (RejectedExecutionException e) {
      LOG.debug("A connection outlives the component", e);
    }
  }

  private static void closeHere(Session session, CloseReason reason, Duration timeout) {
    try {
      session.setMaxIdleTimeout(timeout.toMillis());
      session.getAsyncRemote().setSendTimeout(timeout.toMillis());
      session.close(reason);
    } catch (IOException | RuntimeException e) {
      LOG.debug("A connection was gone before its close", e);
    }
  }
}
