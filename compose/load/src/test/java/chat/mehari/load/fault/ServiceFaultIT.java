package chat.mehari.load.fault;

import chat.mehari.load.system.ServerProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One of two instances is lost, in each way in which a process can be lost. */
@Isolated
class ServiceFaultIT {
  private static final Duration PAUSE = Duration.ofSeconds(40);

  /** A paused service is given up within 10 s; what was asked of it meanwhile is asked again. */
  static final Duration GIVEN_UP = Duration.ofSeconds(15);

  private static ApartSystem system;

  @BeforeAll
  static void start() {
    system = ApartSystem.start();
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "users", "messages"})
  void killed(String service) throws InterruptedException {
    try (Traffic traffic = Traffic.start(system.services(), 3)) {
      ServerProcess process = processes(service).get(0);
      process.kill();
      traffic.awaitProgress();
      process.start();
      traffic.awaitProgress();
      system.services().awaitReady();
      traffic.assertWhole();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "users", "messages"})
  void terminated(String service) throws InterruptedException {
    try (Traffic traffic = Traffic.start(system.services(), 3)) {
      ServerProcess process = processes(service).get(0);
      process.terminate();
      traffic.awaitProgress();
      process.start();
      traffic.awaitProgress();
      system.services().awaitReady();
      traffic.assertWhole();
    }
  }

  @Tag("outage")
  @ParameterizedTest
  @ValueSource(strings = {"gateway", "users", "messages"})
  void pausedFor40Seconds(String service) throws InterruptedException {
    try (Traffic traffic = Traffic.start(system.services(), 3)) {
      ServerProcess process = processes(service).get(0);
      process.pause();
      try {
        if (!service.equals("gateway")) {
          traffic.awaitProgress(GIVEN_UP);
        }
        Lasting.hold(PAUSE);
        // a paused gateway holds its sockets: their clients notice by themselves
        traffic.awaitProgress(Duration.ofSeconds(90));
      } finally {
        process.resume();
      }
      traffic.awaitProgress();
      traffic.assertWhole();
    }
  }

  @Test
  void messagesKilledAgainAndAgain() throws InterruptedException {
    try (Traffic traffic = Traffic.start(system.services(), 4)) {
      for (int i = 0; i < 6; i++) {
        ServerProcess process = processes("messages").get(i % 2);
        process.kill();
        traffic.awaitProgress();
        process.start();
        traffic.awaitProgress();
      }
      traffic.assertWhole();
    }
  }

  @Test
  void everyServiceKilledAtOnce() throws InterruptedException {
    try (Traffic traffic = Traffic.start(system.services(), 3)) {
      system.services().all().forEach(ServerProcess::kill);
      system.services().all().forEach(ServerProcess::start);
      system.services().awaitReady();
      traffic.awaitProgress();
      traffic.assertWhole();
    }
  }

  private static List<ServerProcess> processes(String service) {
    return switch (service) {
      case "gateway" -> system.services().gatewayProcesses();
      case "users" -> system.services().usersProcesses();
      default -> system.services().messagesProcesses();
    };
  }
}
