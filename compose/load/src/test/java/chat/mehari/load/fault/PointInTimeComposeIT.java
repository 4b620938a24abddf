package chat.mehari.load.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.mehari.load.account.Account;
import chat.mehari.load.conversation.History;
import chat.mehari.load.system.Composed;
import chat.mehari.load.wire.Json;
import chat.mehari.load.wire.WireClient;
import chat.mehari.schemas.identity.ConversationId;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A database that goes back to a moment between two messages. */
@Isolated("there is one set of containers")
class PointInTimeComposeIT {
  @TempDir private static Path archive;
  private static Composed system;

  @BeforeAll
  static void start() throws Exception {
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rwxrwxrwx"));
    system = Composed.shared("pitr", Map.of("MEHARI_ARCHIVE_DIR", archive.toString()));
  }

  @Test
  void whatCameLaterIsGoneAndClientsHearIt() {
    Account alice = Account.register(system.gateway());
    post(alice, "in the copy");
    system.script("base-backup");
    post(alice, "in the log");
    JsonNode before = sync(alice);
    assertThatThrownBy(() -> system.script("restore-to", "2020-02-02 12:00:00 UTC"))
        .hasMessageContaining("no copy of the database");
    Instant moment = Instant.now();
    post(alice, "a mistake");

    system.script("restore-to", moment.toString());
    system.up();

    assertThat(bodies(alice)).containsExactly("in the copy", "in the log");
    assertThat(sync(alice).path("epoch")).isNotEqualTo(before.path("epoch"));

    post(alice, "after all");
    system.script("restore-to", "latest");
    system.up();

    assertThat(bodies(alice)).containsExactly("in the copy", "in the log", "after all");
  }

  private static void post(Account account, String body) {
    try (WireClient client = WireClient.connect(system.gateway())) {
      account.login(client);
      client.call(
          "sendMessage", Json.object("to", account.id(), "cid", UUID.randomUUID(), "body", body));
    }
  }

  private static JsonNode sync(Account account) {
    try (WireClient client = WireClient.connect(system.gateway())) {
      account.login(client);
      return client.call("sync", Json.object("positions", Map.of()));
    }
  }

  private static List<String> bodies(Account account) {
    try (WireClient client = WireClient.connect(system.gateway())) {
      account.login(client);
      return History.of(client, ConversationId.ofPrivate(account.id(), account.id())).stream()
          .map(message -> message.path("body").asText())
          .toList();
    }
  }
}
