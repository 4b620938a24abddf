package chat.mehari.runtime;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tells transient faults from those that lie in the request itself. A transient fault (no
 * connection, a full disk, a lock, a stop of this process) says nothing about the request: the same
 * may succeed once broker and database are well again. Every fault that is not listed here counts
 * as the request's own, so that no request can hold up the others for ever.
 */
public final class TransientFaults {

  /**
   * Connection, transaction rollback, insufficient resources, operator intervention and system
   * error. See https://www.postgresql.org/docs/current/errcodes-appendix.html.
   */
  private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

  /** A lock that was not to be had, and a standby that has not been promoted yet. */
  private static final Set<String> STATES = Set.of("55P03", "25006");

  private TransientFaults() {}

  /** Whether the same request may succeed later. */
  public static boolean isTransient(@Nullable Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof CannotCreateTransactionException
          || cause instanceof AmqpException
          || isStopping(cause)) {
        return true;
      }
      if (cause instanceof SQLException sql) {
        return isTransient(sql);
      }
      if (cause instanceof TransientDataAccessException && cause.getCause() == null) {
        return true;
      }
    }
    return false;
  }

  /** A process that is being stopped cannot judge a request. */
  private static boolean isStopping(Throwable fault) {
    return fault instanceof InterruptedException || fault instanceof RejectedExecutionException;
  }

  private static boolean isTransient(SQLException fault) {
    String state = fault.getSQLState();
    // The server names a state for everything that it refuses; the pool names none for a connection
    // that it closed.
    return fault instanceof SQLTransientException
        || state == null
        || STATES.contains(state)
        || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
  }
}
