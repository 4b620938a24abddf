package chat.mehari.load.fault;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.system.Composed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to containers while people talk. */
@Isolated("there is one set of containers")
class TrafficComposeIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Composed system = Composed.shared();

  @Test
  void oneInstanceAfterAnotherIsRestarted() throws InterruptedException {
    try (Traffic traffic = Traffic.start(system, 3)) {
      for (String service : List.of("api", "user-service", "message-service")) {
        for (String container : system.containers(service)) {
          system.docker("restart", container);
          system.up();
          traffic.awaitProgress();
        }
      }
      traffic.assertWhole();
    }
  }

  @Test
  void oneInstanceAfterAnotherIsUpgraded() throws InterruptedException {
    List<String> before = system.containers("api", "user-service", "message-service");
    try (Traffic traffic = Traffic.start(system, 3)) {
      system.script("upgrade");
      traffic.awaitProgress();
      traffic.assertWhole();
    }
    assertThat(system.containers("api", "user-service", "message-service"))
        .hasSameSizeAs(before)
        .doesNotContainAnyElementsOf(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "user-service", "message-service"})
  void oneOfTwoIsKilled(String service) throws InterruptedException {
    killOne(service);
  }

  @Test
  void oneOfTwoIsPaused() throws InterruptedException {
    String paused = system.containers("message-service").get(0);
    try (Traffic traffic = Traffic.start(system, 3)) {
      // Not every engine can pause a container; any can stop its process where it is.
      system.docker("kill", "--signal", "STOP", paused);
      try {
        traffic.awaitProgress(ServiceFaultIT.GIVEN_UP);
      } finally {
        system.docker("kill", "--signal", "CONT", paused);
      }
      traffic.awaitProgress();
      traffic.assertWhole();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rabbitmq", "postgres"})
  void aServerIsKilled(String server) throws InterruptedException {
    killOne(server);
  }

  private void killOne(String service) throws InterruptedException {
    try (Traffic traffic = Traffic.start(system, 3)) {
      system.docker("kill", system.containers(service).get(0));
      system.up();
      traffic.awaitProgress();
      traffic.assertWhole();
    }
  }

  @Tag("outage")
  @ParameterizedTest
  @ValueSource(strings = {"rabbitmq", "postgres"})
  void oneIsUnreachableForAMinute(String server) throws InterruptedException {
    try (Traffic traffic = Traffic.start(system, 3)) {
      system.compose("pause", server);
      try {
        Lasting.hold(MINUTE);
      } finally {
        system.compose("unpause", server);
      }
      traffic.awaitProgress();
      traffic.assertWhole();
    }
  }

  @Test
  void allAreKilledAtOnce() throws InterruptedException {
    try (Traffic traffic = Traffic.start(system, 3)) {
      List<String> kill = new ArrayList<>(List.of("kill"));
      kill.addAll(system.containers());
      system.docker(kill.toArray(String[]::new));
      system.up();
      traffic.awaitProgress();
      traffic.assertWhole();
    }
  }
}
