package chat.mehari.runtime;

import java.util.HashSet;
import java.util.Set;

/**
 * What has been told of a trouble that lasts: a reason is news once, however often the same thing
 * is tried again, until the trouble is over. Many different reasons are no more news than a few.
 */
public final class Told {

  private static final int MOST = 20;

  private final Set<String> reasons = new HashSet<>();

  /** Whether this reason has not been told yet; from now on it has. */
  public synchronized boolean isNews(String reason) {
    return reasons.size() < MOST && reasons.add(reason);
  }

  /** The trouble is over, and the next one is news again; whether anything had been told of it. */
  public synchronized boolean isOver() {
    boolean any = !reasons.isEmpty();
    reasons.clear();
    return any;
  }

  /** Why it failed, in one line: the first cause of all. */
  public static String reason(Throwable fault) {
    Throwable first = fault;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    String name = first.getClass().getSimpleName();
    return String.valueOf(first.getMessage())
        .lines()
        .findFirst()
        .map(line -> name + ": " + line)
        .orElse(name);
  }
}
