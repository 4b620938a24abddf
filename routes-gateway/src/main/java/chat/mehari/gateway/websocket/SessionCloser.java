package chat.mehari.gateway.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes sessions on threads that may block: containers may wait there for the peer. */
record SessionCloser(Executor threads, ScheduledExecutorService clock) {

  private static final Logger LOG = LoggerFactory.getLogger(SessionCloser.class);

  /** An idle time that is over when it begins. */
  private static final long AT_ONCE_MS = 1;

  /** How long a peer that was never let in may take to answer the close. */
  private static final long TURNED_AWAY_MS = 5_000;

  /** Sends the close frame; {@link #cutOff} is for a peer that does not answer it. */
  void close(Session session, CloseReason reason) {
    try {
      threads.execute(() -> closeHere(session, reason));
    } catch (RejectedExecutionException e) {
      LOG.debug("A connection outlives the component", e);
    }
  }

  /** Closes a session that nobody looks after: whoever does not answer is cut off in a while. */
  void turnAway(Session session, CloseReason reason) {
    close(session, reason);
    try {
      var unused = clock.schedule(() -> cutOff(session), TURNED_AWAY_MS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("A connection outlives the component", e);
    }
  }

  /**
   * Ends the connection under a session whose peer does not answer the close, or does not even read
   * it, in which case a thread still waits in {@link #close}. The API has no abort; an idle time of
   * nothing makes the container do it. Never sooner: the container would then close for idleness,
   * with a code of its own, instead of for the reason asked for.
   */
  void cutOff(Session session) {
    try {
      session.setMaxIdleTimeout(AT_ONCE_MS);
    } catch (IllegalStateException e) {
      LOG.debug("A connection was gone before it was cut off", e);
    }
  }

  private static void closeHere(Session session, CloseReason reason) {
    try {
      session.close(reason);
    } catch (IOException | RuntimeException e) {
      LOG.debug("A connection was gone before its close", e);
    }
  }
}
