package chat.mehari.load.fault;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.system.Apart;
import chat.mehari.load.system.ServerProcess;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Services start in any order and wait for what is not there yet. */
@Isolated
class StartOrderFaultIT {

  @Test
  void messagesThenUsersThenGateways() throws InterruptedException {
    try (ApartSystem system = ApartSystem.unstarted()) {
      Apart services = system.services();
      for (List<ServerProcess> some :
          List.of(
              services.messagesProcesses(),
              services.usersProcesses(),
              services.gatewayProcesses())) {
        some.forEach(ServerProcess::start);
        assertStaysAlive(some);
      }
      assertWorks(services);
    }
  }

  @Test
  void gatewaysFirst() throws InterruptedException {
    try (ApartSystem system = ApartSystem.unstarted()) {
      Apart services = system.services();
      services.gatewayProcesses().forEach(ServerProcess::start);
      assertStaysAlive(services.gatewayProcesses());
      services.messagesProcesses().forEach(ServerProcess::start);
      services.usersProcesses().forEach(ServerProcess::start);
      assertWorks(services);
    }
  }

  @Test
  void servicesBeforeBrokerAndDatabase() throws InterruptedException {
    try (ApartSystem system = ApartSystem.unstarted()) {
      Apart services = system.services();
      system.broker().process().terminate();
      system.database().process().interrupt();
      services.all().forEach(ServerProcess::start);
      assertStaysAlive(services.all());
      system.database().startAgain();
      system.broker().startAgain();
      assertWorks(services);
    }
  }

  private static void assertStaysAlive(List<ServerProcess> processes) {
    long start = System.nanoTime();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> System.nanoTime() - start > Duration.ofSeconds(10).toNanos());
    assertThat(processes).allMatch(ServerProcess::isAlive);
  }

  private static void assertWorks(Apart services) throws InterruptedException {
    services.awaitReady();
    try (Traffic traffic = Traffic.start(services, 2)) {
      traffic.awaitProgress();
      traffic.assertWhole();
    }
  }
}
