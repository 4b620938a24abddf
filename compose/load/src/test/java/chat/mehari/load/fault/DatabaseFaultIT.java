package chat.mehari.load.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import chat.mehari.load.account.Account;
import chat.mehari.load.account.Device;
import chat.mehari.load.system.PrivateDatabase;
import chat.mehari.load.system.ServerProcess;
import chat.mehari.load.system.SmallDisk;
import chat.mehari.load.wire.RequestRefused;
import chat.mehari.load.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The database is lost while messages flow. */
@Isolated
class DatabaseFaultIT {
  private static @Nullable SmallDisk disk;
  private static ApartSystem system;

  @BeforeAll
  static void start() {
    if (SmallDisk.isPossible()) {
      disk = SmallDisk.mount(400);
      system = ApartSystem.start(PrivateDatabase.start(disk));
    } else {
      system = ApartSystem.start();
    }
  }

  @AfterAll
  static void stop() {
    system.close();
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  void itsDiskIsFull() throws InterruptedException {
    assumeThat(SmallDisk.isPossible()).as("only root can mount a disk").isTrue();
    SmallDisk full = Objects.requireNonNull(disk);
    try (Traffic traffic = Traffic.start(system.services(), 3);
        WireClient client = WireClient.connect(system.services().gateway())) {
      Device writer = new Device(Account.register(client), client);
      full.fill();
      try {
        Refusals.await(writer);
      } finally {
        full.empty();
        system.database().startAgain();
      }
      traffic.awaitProgress();
      traffic.assertWhole();
    }
  }

  @Test
  void restarted() throws InterruptedException {
    try (Traffic traffic = Traffic.start(system.services(), 3)) {
      system.database().process().interrupt();
      system.database().startAgain();
      traffic.awaitProgress();
      traffic.assertWhole();
    }
  }

  @Test
  void killed() throws InterruptedException {
    try (Traffic traffic = Traffic.start(system.services(), 3)) {
      system.database().process().kill();
      system.database().startAgain();
      traffic.awaitProgress();
      traffic.assertWhole();
    }
  }

  @Test
  void everyConnectionIsClosed() throws InterruptedException {
    try (Traffic traffic = Traffic.start(system.services(), 3)) {
      for (int i = 0; i < 3; i++) {
        system
            .database()
            .sql(
                "mehari",
                "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                    + " where datname = 'mehari' and pid <> pg_backend_pid()");
        traffic.awaitProgress();
      }
      traffic.assertWhole();
    }
  }

  @Test
  void aServiceDiesBetweenCommitAndReply() {
    Account account;
    UUID cid = UUID.randomUUID();
    WireClient client = WireClient.connect(system.services().gateway());
    account = Account.register(client);
    Device device = new Device(account, client);
    String conversation = device.send(account.id(), "one").path("conversationId").asText();
    CompletableFuture<String> lock = holdLock(conversation);
    CompletableFuture<JsonNode> answer = device.post(account.id(), cid, "two");
    awaitSomebodyWaitingForTheLock();
    system.broker().process().pause();
    try {
      lock.join();
      Awaitility.await("the commit")
          .atMost(Duration.ofSeconds(20))
          .until(() -> count(conversation).equals("2"));
      system.services().messagesProcesses().forEach(ServerProcess::kill);
    } finally {
      system.broker().process().resume();
    }
    system.services().messagesProcesses().forEach(ServerProcess::start);
    system.services().awaitReady();

    JsonNode resent = resendUntilAnswered(account, cid);

    assertThat(resent.path("seq").asLong()).isEqualTo(2);
    assertThat(count(conversation)).isEqualTo("2");
    assertThat(answer.handle((reply, error) -> true).orTimeout(20, TimeUnit.SECONDS).join())
        .isTrue();
    client.abort();
  }

  private static JsonNode resendUntilAnswered(Account account, UUID cid) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreException(RequestRefused.class)
        .until(
            () -> {
              try (WireClient client = WireClient.connect(system.services().gateway())) {
                account.authenticate(client);
                return client.call("sendMessage", Device.message(account.id(), cid, "two"));
              }
            },
            reply -> reply.has("seq"));
  }

  /** Somebody else holds the conversation for a moment. */
  private static CompletableFuture<String> holdLock(String conversation) {
    CompletableFuture<String> lock =
        CompletableFuture.supplyAsync(
            () ->
                system
                    .database()
                    .sql(
                        "mehari",
                        """
                        begin;
                        select 1 from messages.conversation_head where conversation_id = '%s' for update;
                        select pg_sleep(3);
                        commit;
                        """
                            .formatted(conversation)));
    Awaitility.await().until(() -> activity("query like '%pg_sleep(3)%'").equals("1"));
    return lock;
  }

  private static void awaitSomebodyWaitingForTheLock() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(3))
        .until(() -> !activity("wait_event_type = 'Lock'").equals("0"));
  }

  private static String activity(String condition) {
    return system
        .database()
        .sql(
            "mehari",
            "select count(*) from pg_stat_activity where pid <> pg_backend_pid() and " + condition)
        .trim();
  }

  private static String count(String conversation) {
    return system
        .database()
        .sql(
            "mehari",
            "select count(*) from messages.message where conversation_id = '" + conversation + "'")
        .trim();
  }
}
