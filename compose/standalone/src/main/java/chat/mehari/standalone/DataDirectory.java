package chat.mehari.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * The directory that holds everything, taken by one process at a time.
 *
 * <p>The lock is the operating system's: it ends with the process, however that ends. It is taken
 * before anything else is touched, so that a second start cannot harm a first that is still
 * starting.
 */
final class DataDirectory implements AutoCloseable {
  private static final String LOCK = "lock";

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Takes the directory, and makes it if it does not exist.
   *
   * @throws StartException if another process has it, it holds something else or cannot be written
   */
  static DataDirectory take(Path path) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new StartException(
          "The data directory " + path + " is no directory: give another --data-dir.", null);
    }
    try {
      if (Files.isDirectory(path) && !Files.exists(path.resolve(LOCK)) && holdsAnything(path)) {
        throw new StartException(
            path + " holds other files: give --data-dir an empty or a new directory.", null);
      }
      OwnerOnly.directory(path);
      return new DataDirectory(path, lock(path.resolve(LOCK), path));
    } catch (IOException e) {
      throw new StartException(
          "The data directory "
              + path
              + " cannot be written"
              + reason(e)
              + ": give another --data-dir.",
          e);
    }
  }

  /** Where the embedded PostgreSQL keeps its files. */
  Path postgres() {
    return path.resolve("postgres");
  }

  /** Where the embedded broker keeps its files. */
  Path broker() {
    return path.resolve("broker");
  }

  /** The passwords of this installation. */
  Secrets secrets() {
    return new Secrets(path.resolve("secrets"));
  }

  /** Lets another process have the directory. */
  @Override
  public void close() throws IOException {
    lock.close();
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private static String reason(IOException failure) {
    return failure instanceof FileSystemException known && known.getReason() != null
        ? " (" + known.getReason() + ")"
        : "";
  }

  private static boolean holdsAnything(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isPresent();
    }
  }

  private static FileChannel lock(Path file, Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      String owner = Files.readString(file).strip();
      throw new StartException(
          "Mehari already runs on "
              + directory
              + (owner.isEmpty() ? "" : " (process " + owner + ")")
              + ": stop it first, or give another --data-dir.",
          null);
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
    return channel;
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock taken = channel.tryLock();
      return taken != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
