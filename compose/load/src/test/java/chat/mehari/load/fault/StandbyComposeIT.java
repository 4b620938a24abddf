package chat.mehari.load.fault;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.system.Composed;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A standby for which commits do not wait takes over, and gives back. */
@Isolated("there is one set of containers")
class StandbyComposeIT {
  private final Composed system = Composed.shared("cluster", Map.of());

  @Test
  void whatItHadIsThereAndClientsHearThatMoreMayBeMissing() {
    Notes notes = Notes.begin(system);
    notes.write("long before");
    Awaitility.await("the standby has all that was committed until now")
        .atMost(Duration.ofSeconds(30))
        .until(() -> behind().equals("0"));
    String before = notes.epoch();

    system.compose("kill", "postgres");
    system.script("promote");

    assertThat(notes.read()).containsExactly("long before");
    String after = notes.epoch();
    assertThat(after).isNotEqualTo(before);

    notes.write("just before");
    system.script("promote");

    assertThat(notes.read()).containsExactly("long before", "just before");
    assertThat(notes.epoch()).isNotEqualTo(after);
    assertThat(system.superuserSql("postgres", "select pg_is_in_recovery()")).isEqualTo("f");
    assertThat(system.superuserSql("postgres-standby", "select pg_is_in_recovery()"))
        .isEqualTo("t");
  }

  /** Bytes of the log that the primary has written and the standby has not kept. */
  private String behind() {
    return system.superuserSql(
        "postgres",
        "select pg_wal_lsn_diff(pg_current_wal_lsn(), flush_lsn) from pg_stat_replication");
  }
}
