package chat.mehari.users.platform;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lists of ids on their way into statements and out of them. */
public final class Rows {

  /** A row that holds an id and nothing else. */
  public record Id(UUID id) {}

  private Rows() {}

  /** The ids as PostgreSQL writes an array, for a parameter that is cast to {@code uuid[]}. */
  public static String array(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
  }

  /** The ids of rows. */
  public static List<UUID> ids(Collection<Id> rows) {
    return rows.stream().map(Id::id).toList();
  }
}
