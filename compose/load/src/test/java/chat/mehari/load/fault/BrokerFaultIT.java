package chat.mehari.load.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.mehari.load.account.Account;
import chat.mehari.load.account.Device;
import chat.mehari.load.wire.RequestRefused;
import chat.mehari.load.wire.WireClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The broker is lost while messages flow. */
@Isolated
class BrokerFaultIT {
  /** Each gateway and each message-service has a queue that dies with its connection. */
  private static final int INSTANCE_QUEUES = 4;

  private static ApartSystem system;

  @BeforeAll
  static void start() {
    system = ApartSystem.start();
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void restarted() throws InterruptedException {
    try (Traffic traffic = Traffic.start(system.services(), 3)) {
      system.broker().process().terminate();
      system.broker().startAgain();
      traffic.awaitProgress();
      traffic.assertWhole();
    }
  }

  @Test
  void killed() throws InterruptedException {
    try (Traffic traffic = Traffic.start(system.services(), 3)) {
      system.broker().process().kill();
      system.broker().startAgain();
      traffic.awaitProgress();
      traffic.assertWhole();
    }
  }

  @Tag("outage")
  @Test
  void pausedFor40Seconds() throws InterruptedException {
    try (Traffic traffic = Traffic.start(system.services(), 3)) {
      system.broker().process().pause();
      long start = System.nanoTime();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> System.nanoTime() - start > Duration.ofSeconds(40).toNanos());
      system.broker().process().resume();
      traffic.awaitProgress();
      traffic.assertWhole();
    }
  }

  @Test
  void theQueuesOfInstancesAreDeletedUnderThem() throws InterruptedException {
    try (Traffic traffic = Traffic.start(system.services(), 3)) {
      for (int i = 0; i < 3; i++) {
        List<String> queues = exclusiveQueues();
        assertThat(queues).hasSize(INSTANCE_QUEUES);
        queues.forEach(queue -> system.broker().control("delete_queue", queue));
        traffic.awaitProgress();
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(
                () ->
                    assertThat(exclusiveQueues())
                        .hasSize(INSTANCE_QUEUES)
                        .doesNotContainAnyElementsOf(queues));
      }
      traffic.assertWhole();
    }
  }

  @Test
  void everyConnectionIsClosed() throws InterruptedException {
    try (Traffic traffic = Traffic.start(system.services(), 3)) {
      for (int i = 0; i < 3; i++) {
        system.broker().control("close_all_connections", "a test");
        traffic.awaitProgress();
      }
      traffic.assertWhole();
    }
  }

  @Test
  void itIsOutOfMemory() throws InterruptedException {
    try (Traffic traffic = Traffic.start(system.services(), 3);
        WireClient client = WireClient.connect(system.services().gateway())) {
      Device device = new Device(Account.register(client), client);
      system.broker().control("set_vm_memory_high_watermark", "absolute", "1");
      try {
        assertUnavailable(() -> device.send(device.id(), "the broker says that it cannot"));
        assertUnavailable(() -> device.call("getSelf"));
        Instant before = Instant.now();
        for (int i = 0; i < 3; i++) {
          assertUnavailable(() -> device.send(device.id(), "nobody can take this now"));
          assertUnavailable(() -> device.call("getSelf"));
        }
        assertThat(Duration.between(before, Instant.now()))
            .as("refused at once, not when patience ends")
            .isLessThan(Duration.ofSeconds(5));
      } finally {
        system.broker().control("set_vm_memory_high_watermark", "0.4");
      }
      traffic.awaitProgress();
      traffic.assertWhole();
    }
  }

  private static void assertUnavailable(ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            RequestRefused.class, refused -> assertThat(refused.code()).isEqualTo("unavailable"));
  }

  @Test
  void noQueueGrowsWithoutBound() throws InterruptedException {
    try (Traffic traffic = Traffic.start(system.services(), 3)) {
      traffic.awaitProgress();
      traffic.assertWhole();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        system.broker().control("list_queues", "name", "messages").lines().skip(1))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith("\t0")));
  }

  private static List<String> exclusiveQueues() {
    return system
        .broker()
        .control("list_queues", "name", "exclusive")
        .lines()
        .filter(line -> line.endsWith("true"))
        .map(line -> line.substring(0, line.indexOf('\t')))
        .toList();
  }
}
