package chat.mehari.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path temporary;

  @Test
  void isMadeForItsOwnerOnly() throws Exception {
    Path path = temporary.resolve("one/in another");
    DataDirectory.take(path).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rwx------");
  }

  @Test
  void belongsToOneAtATime() throws Exception {
    String self = Long.toString(ProcessHandle.current().pid());
    try (DataDirectory first = DataDirectory.take(temporary)) {
      assertThat(first).hasToString(temporary.toString());
      assertThatThrownBy(() -> DataDirectory.take(temporary))
          .isInstanceOf(StartException.class)
          .hasMessageStartingWith("Mehari already runs on " + temporary)
          .hasMessageContaining("(process " + self + ")");
      assertThat(temporary.resolve("lock")).hasContent(self);
    }
    DataDirectory.take(temporary).close();
  }

  @Test
  void mayBeBehindALink() throws Exception {
    Path target = Files.createDirectory(temporary.resolve("a large disk"));
    Path link = Files.createSymbolicLink(temporary.resolve("link"), target);
    DataDirectory.take(link).close();
    assertThat(target.resolve("lock")).exists();
  }

  @Test
  void isNotTakenFromSomethingElse() throws Exception {
    Path file = Files.writeString(temporary.resolve("photograph"), "a camel");
    assertThatThrownBy(() -> DataDirectory.take(temporary))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("holds other files");
    assertThatThrownBy(() -> DataDirectory.take(file))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("is no directory");
    assertThatThrownBy(() -> DataDirectory.take(file.resolve("below")))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("cannot be written (Not a directory)");
    assertThat(temporary.toFile().list()).containsExactly("photograph");
  }
}
