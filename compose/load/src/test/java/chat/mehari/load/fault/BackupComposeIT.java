package chat.mehari.load.fault;

import static org.assertj.core.api.Assertions.assertThat;

import chat.mehari.load.account.Account;
import chat.mehari.load.conversation.History;
import chat.mehari.load.conversation.Posted;
import chat.mehari.load.conversation.Sender;
import chat.mehari.load.conversation.Verdict;
import chat.mehari.load.system.Composed;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import chat.mehari.schemas.identity.ConversationId;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A backup that is taken while people write, and restored after everything else is lost. */
@Isolated("there is one set of containers")
class BackupComposeIT {
  private final Composed system = Composed.shared();

  @TempDir private Path directory;

  @Test
  void whatWasAcknowledgedBeforeIsThereAndClientsHearThatTheHistoryIsAnother() throws Exception {
    Path backup = directory.resolve("mehari.backup");
    Account alice = Account.register(system.gateway());
    Account bob = Account.register(system.gateway());
    List<Posted> acknowledged;
    try (Sender sender = new Sender(alice, bob.id(), system::gateways, 20)) {
      awaitPosted(sender, 20);
      acknowledged = sender.posted();
      system.script("backup", backup.toString());
      awaitPosted(sender, sender.posted().size() + 20);
      sender.finish(Duration.ofSeconds(30));
    }
    JsonNode before = sync(alice, null);

    system.destroy();
    system.script("restore", backup.toString());
    system.up();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rw-------");
    JsonNode after = sync(alice, before.path("epoch").asText());
    assertThat(after.path("recovered").asBoolean()).isFalse();
    assertThat(after.path("epoch")).isNotEqualTo(before.path("epoch"));
    try (WireClient client = WireClient.connect(system.gateway())) {
      bob.login(client);
      assertThat(
              Verdict.of(
                  History.of(client, ConversationId.ofPrivate(alice.id(), bob.id())), acknowledged))
          .isEmpty();
    }
  }

  private JsonNode sync(Account account, @Nullable String epoch) {
    try (WireClient client = WireClient.connect(system.gateway())) {
      account.login(client);
      return epoch == null
          ? client.call("sync", Json.object("positions", Map.of()))
          : client.call("sync", Json.object("positions", Map.of(), "epoch", epoch));
    }
  }

  private static void awaitPosted(Sender sender, int messages) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> sender.posted().size() >= messages);
  }
}
