package chat.mehari.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the processes that tests start write to files of one directory; a file for each, to which is
 * only added.
 */
final class ProcessLogs {

  /** By convention, under the module's directory. */
  static final Path DIRECTORY = Path.of("target", "processes");

  /** The last of a file that has more: enough for what a server says while one test runs. */
  private static final long MOST = 64 * 1024;

  private final Path directory;

  ProcessLogs(Path directory) {
    this.directory = directory;
  }

  /** How long the files are now. */
  Map<Path, Long> sizes() {
    Map<Path, Long> sizes = new TreeMap<>();
    for (Path file : files()) {
      sizes.put(file, size(file));
    }
    return sizes;
  }

  /** What was added, with the name of each file. */
  String since(Map<Path, Long> before) {
    StringBuilder added = new StringBuilder();
    for (Map.Entry<Path, Long> file : sizes().entrySet()) {
      long start = Math.max(before.getOrDefault(file.getKey(), 0L), file.getValue() - MOST);
      if (start < file.getValue()) {
        added.append(file.getKey()).append(":\n").append(read(file.getKey(), start));
      }
    }
    return added.toString();
  }

  private List<Path> files() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file, long start) {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(start);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing() + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
