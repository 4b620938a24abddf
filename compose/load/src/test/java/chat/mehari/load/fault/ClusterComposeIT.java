package chat.mehari.load.fault;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.system.Composed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three nodes of the broker, and a database with a standby, each of which may go. */
@Isolated("there is one set of containers")
class ClusterComposeIT {
  private final Composed system =
      Composed.shared("cluster", Map.of("MEHARI_SYNCHRONOUS", "standby"));

  @ParameterizedTest
  @ValueSource(strings = {"rabbitmq", "rabbitmq-2", "rabbitmq-3"})
  void twoNodesOfTheBrokerGoOnWithoutTheThird(String node) throws InterruptedException {
    try (Traffic traffic = Traffic.start(system, 3)) {
      system.compose("kill", node);
      traffic.awaitProgress();
      system.up();
      traffic.awaitProgress();
      traffic.assertWhole();
    }
  }

  @Test
  void everyDurableQueueHasACopyOnEachNode() {
    assertThat(
            system
                .compose(
                    "exec",
                    "-T",
                    "rabbitmq",
                    "rabbitmqctl",
                    "--quiet",
                    "--no-table-headers",
                    "list_queues",
                    "name",
                    "durable",
                    "type",
                    "members",
                    "effective_policy_definition")
                .lines()
                .map(line -> line.split("\t"))
                .filter(queue -> queue[1].equals("true"))
                .toList())
        .hasSizeGreaterThan(8)
        .allSatisfy(
            queue -> {
              assertThat(queue[2]).isEqualTo("quorum");
              assertThat(queue[3]).contains("rabbitmq-1", "rabbitmq-2", "rabbitmq-3");
              assertThat(queue[4]).contains("delivery-limit").contains("-1");
            });
  }

  @Test
  void theStandbyTakesOverFromAPrimaryThatIsLostAndNothingElseIs() throws InterruptedException {
    String first = primary();
    try (Traffic traffic = Traffic.start(system, 3)) {
      system.compose("kill", first);
      system.script("promote");
      traffic.awaitProgress();
      traffic.assertWhole();
    }
    assertThat(primary()).isNotEqualTo(first);
  }

  private String primary() {
    return isStandby("postgres") ? "postgres-standby" : "postgres";
  }

  private boolean isStandby(String node) {
    return system.superuserSql(node, "select pg_is_in_recovery()").equals("t");
  }
}
