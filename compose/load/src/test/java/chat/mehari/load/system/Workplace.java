package chat.mehari.load.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where processes live: directories that go away, and jars that were built. */
final class Workplace {
  private Workplace() {}

  static Path temporaryDirectory(String name) {
    return temporaryDirectory(Path.of(System.getProperty("java.io.tmpdir")), name);
  }

  static Path temporaryDirectory(Path parent, String name) {
    try {
      return Files.createTempDirectory(parent, "mehari-" + name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(Workplace::deleteOne);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A jar of this build, by its path in the source tree. */
  static Path jar(String path) {
    Path jar = Path.of(System.getProperty("mehari.root", "../..")).resolve(path).toAbsolutePath();
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(jar + " is not there: run mvn -DskipTests package first");
    }
    return jar.normalize();
  }

  static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void deleteOne(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
