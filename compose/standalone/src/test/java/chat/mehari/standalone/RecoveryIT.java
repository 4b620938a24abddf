package chat.mehari.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However it ended, the next start needs no help and has everything that was acknowledged. */
@Tag("long")
class RecoveryIT {
  private static final String NAME = "somebody";
  private static final String PASSWORD = "a password of somebody";

  @TempDir Path data;

  @Test
  void keepsEverythingThroughStopsAndKills() throws Exception {
    List<String> acknowledged = new ArrayList<>(List.of("before the stop"));
    UUID self;
    try (MehariProcess mehari = MehariProcess.start(data).awaitReady()) {
      try (ChatClient client = mehari.connect()) {
        self = client.register(NAME, PASSWORD);
        client.send(self, "before the stop");
      }
      mehari.stop("TERM");
    }
    try (MehariProcess mehari = startWith(self, acknowledged, "before the kill of the JVM")) {
      mehari.kill();
      assertThat(DataProcesses.of(data, "postgres")).as("an orphan").isNotEmpty();
      try (MehariProcess next = startWith(self, acknowledged, "before the kill of everything")) {
        next.killAll();
      }
    }
    startWith(self, acknowledged, "after all").close();
  }

  @Test
  void completesAFirstStartThatWasKilledAtEveryMoment() throws Exception {
    for (Moment moment : Moment.values()) {
      try (MehariProcess mehari = MehariProcess.start(data)) {
        moment.await(mehari, data);
        mehari.killAll();
      }
    }
    try (MehariProcess mehari = MehariProcess.start(data).awaitReady();
        ChatClient client = mehari.connect()) {
      UUID self = client.register(NAME, PASSWORD);
      client.send(self, "at last");
      assertThat(client.history(self)).containsExactly("at last");
      assertThat(data.resolve("postgres"))
          .isDirectoryNotContaining("glob:**/{unpacking-*,data.unfinished,initdb-password}");
    }
  }

  /** Starts, finds everything that was acknowledged, and posts one more. */
  private MehariProcess startWith(UUID self, List<String> acknowledged, String next)
      throws Exception {
    MehariProcess mehari = MehariProcess.start(data).awaitReady();
    try (ChatClient client = mehari.connect()) {
      client.login(NAME, PASSWORD);
      assertThat(client.history(self)).isEqualTo(acknowledged);
      client.send(self, next);
      acknowledged.add(next);
    }
    return mehari;
  }
}
