package chat.mehari.messages.platform;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells faults that pass from those that lie in what was asked. A passing one (no connection, a
 * full disk, a lock, a missing grant, a stop of this process) says nothing of the request: the same
 * may succeed when broker and database are well again. Whatever is not known to pass counts as the
 * request's own fault, so that no request can hold up the others for ever.
 */
public final class Faults {

  /** Cardinality, data, integrity, view check, program limit, raised by a function. */
  private static final Set<String> CLASSES_OF_DATA = Set.of("21", "22", "23", "44", "54", "P0");

  private Faults() {}

  /** Whether the same may succeed later. */
  public static boolean isPassing(@Nullable Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return isPassing(sql);
      }
      if (cause instanceof AmqpException || isStopping(cause)) {
        return true;
      }
      if (cause.getCause() == null
          && (cause instanceof TransientDataAccessException
              || cause instanceof TransactionException)) {
        return true;
      }
    }
    return false;
  }

  /** Who is being stopped is not to judge what was asked. */
  private static boolean isStopping(Throwable fault) {
    return fault instanceof InterruptedException || fault instanceof RejectedExecutionException;
  }

  private static boolean isPassing(SQLException fault) {
    String state = fault.getSQLState();
    return fault instanceof SQLTransientException
        || state == null
        || state.length() < 2
        || !CLASSES_OF_DATA.contains(state.substring(0, 2));
  }
}
