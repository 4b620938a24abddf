package chat.mehari.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's programs and the files of a new cluster, which all test JVMs of this user share:
 * unpacking and making them takes longer than most tests.
 */
final class TestClusters {
  private static final String PASSWORD_FILE = "password";

  private static @Nullable PostgresBinaries programs;

  private TestClusters() {}

  /** Starts a server on the directory's files, which are those of a new cluster at first. */
  static EmbeddedDatabase start(Path directory, int port) {
    copyInto(directory);
    return EmbeddedDatabase.start(directory, TemporaryServers.root(), port, password());
  }

  /** Copies the files of a new cluster there, unless there are some. */
  static void copyInto(Path directory) {
    Path data = directory.resolve("data");
    if (Files.exists(data)) {
      return;
    }
    try {
      PrivateFiles.createDirectories(directory);
      Directories.copy(template().resolve("data"), data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The superuser's password in every cluster that is a copy. */
  static String password() {
    try {
      return Files.readString(template().resolve(PASSWORD_FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** PostgreSQL's programs. */
  static synchronized PostgresBinaries programs() throws IOException {
    PostgresBinaries known = programs;
    if (known == null) {
      known = PostgresBinaries.unpackedIn(TemporaryServers.root());
      programs = known;
    }
    return known;
  }

  /** Made beside its final place and moved there whole: of two JVMs, the first one's is taken. */
  private static synchronized Path template() throws IOException {
    PostgresBinaries programs = programs();
    String name = "cluster-" + PostgresCluster.makingId() + "-" + programs.id();
    Path template = TemporaryServers.root().resolve(name);
    if (!Files.isDirectory(template)) {
      Path making = TemporaryServers.newRunDirectory();
      String password = UUID.randomUUID().toString();
      new PostgresCluster(programs, making).createIfAbsent(password);
      PrivateFiles.write(making.resolve(PASSWORD_FILE), password);
      try {
        Files.move(making, template, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException e) {
        Directories.delete(making);
        if (!Files.isDirectory(template)) {
          throw e;
        }
      }
    }
    return template;
  }
}
