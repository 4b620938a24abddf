package chat.mehari.load.fault;

import static org.assertj.core.api.Assumptions.assumeThat;

import chat.mehari.load.account.Account;
import chat.mehari.load.account.Device;
import chat.mehari.load.system.Composed;
import chat.mehari.load.system.SmallDisk;
import chat.mehari.load.wire.WireClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A disk is full, and somebody makes room. */
@Isolated("there is one set of containers")
class DiskComposeIT {
  private static SmallDisk postgres;
  private static SmallDisk rabbitmq;
  private static Composed system;

  @BeforeAll
  static void start() throws IOException {
    assumeThat(SmallDisk.isPossible()).as("only root can mount a disk").isTrue();
    postgres = disk(400);
    rabbitmq = disk(800);
    system =
        Composed.shared(
            "load/src/test/resources/small-disks",
            Map.of(
                "MEHARI_TEST_POSTGRES_DISK", postgres.root().toString(),
                "MEHARI_TEST_RABBITMQ_DISK", rabbitmq.root().toString()));
  }

  private static SmallDisk disk(int megabytes) throws IOException {
    SmallDisk disk = SmallDisk.mount(megabytes);
    Files.setPosixFilePermissions(disk.root(), PosixFilePermissions.fromString("rwxrwxrwx"));
    return disk;
  }

  @AfterAll
  static void stop() {
    if (SmallDisk.isPossible()) {
      system.destroy();
      postgres.close();
      rabbitmq.close();
    }
  }

  @Test
  void theDatabaseHasNoRoom() throws InterruptedException {
    isFull(postgres, 0);
  }

  @Test
  void theBrokerHasLessRoomThanItWantsToKeep() throws InterruptedException {
    isFull(rabbitmq, 100);
  }

  private static void isFull(SmallDisk disk, int megabytesLeft) throws InterruptedException {
    try (Traffic traffic = Traffic.start(system, 3);
        WireClient client = WireClient.connect(system.gateway())) {
      Device writer = new Device(Account.register(client), client);
      disk.fillTo(megabytesLeft);
      try {
        Refusals.await(writer);
      } finally {
        disk.empty();
      }
      system.up();
      traffic.awaitProgress();
      traffic.assertWhole();
    }
  }
}
