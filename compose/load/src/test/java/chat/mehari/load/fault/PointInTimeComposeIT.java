package chat.mehari.load.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.mehari.load.system.Composed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
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
    Notes notes = Notes.begin(system);
    notes.write("in the copy");
    system.script("base-backup");
    notes.write("in the log");
    String before = notes.epoch();
    assertThatThrownBy(() -> system.script("restore-to", "2020-02-02 12:00:00 UTC"))
        .hasMessageContaining("no copy of the database");
    Instant moment = Instant.now();
    notes.write("a mistake");

    system.script("restore-to", moment.toString());
    system.up();

    assertThat(notes.read()).containsExactly("in the copy", "in the log");
    assertThat(notes.epoch()).isNotEqualTo(before);

    notes.write("after all");
    system.script("restore-to", "latest");
    system.up();

    assertThat(notes.read()).containsExactly("in the copy", "in the log", "after all");
  }
}
