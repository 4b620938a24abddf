package chat.mehari.load.fault;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.system.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Of two message-services each does its share of the commands. The database counts: it keeps with
 * each message under which name the connection was opened that wrote it.
 */
@Isolated
class BalanceFaultIT {
  private static final Duration BALANCED = Duration.ofSeconds(15);
  private static final int COUNTED_SECONDS = 3;
  private static ApartSystem system;

  @BeforeAll
  static void start() {
    system = ApartSystem.start();
    sql(
        "alter table messages.message"
            + " add column written_by text default current_setting('application_name')");
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void eachOfTwoDoesItsShareAlsoWhenOneWasGone() throws InterruptedException {
    try (Crowd crowd = Crowd.start(system.services())) {
      crowd.awaitProgress(Duration.ofSeconds(30));
      awaitBalance();

      ServerProcess one = system.services().messagesProcesses().get(0);
      one.kill();
      crowd.awaitProgress(Duration.ofSeconds(10));
      Awaitility.await("the other one does everything")
          .atMost(Duration.ofSeconds(10))
          .until(() -> share().size() == 1);

      one.start();
      Awaitility.await("it is back").atMost(Duration.ofSeconds(60)).until(() -> starts(one) == 2);
      awaitBalance();
      crowd.awaitProgress(Duration.ofSeconds(10));
      crowd.assertWhole();
    }
  }

  private static void awaitBalance() {
    Awaitility.await("35 to 65 % for each")
        .atMost(BALANCED.plusSeconds(COUNTED_SECONDS))
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () ->
                assertThat(share())
                    .hasSize(2)
                    .allSatisfy((name, part) -> assertThat(part).isBetween(35.0, 65.0)));
  }

  private static long starts(ServerProcess messages) throws IOException {
    try (Stream<String> lines = Files.lines(messages.log())) {
      return lines.filter(line -> line.contains("routes-messages is ready")).count();
    }
  }

  /** What part of the latest messages each process wrote, in percent. */
  private static Map<String, Double> share() {
    String rows =
        sql(
            "select written_by, 100.0 * count(*) / sum(count(*)) over () from messages.message"
                + " where at > now() - interval '%d s' group by 1".formatted(COUNTED_SECONDS));
    return Arrays.stream(rows.trim().split("\n"))
        .filter(row -> !row.isEmpty())
        .map(row -> row.split("\\|", -1))
        .collect(Collectors.toMap(row -> row[0], row -> Double.valueOf(row[1])));
  }

  private static String sql(String statement) {
    return system.database().sql("mehari", statement);
  }
}
