package chat.mehari.load.system;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A file system of its own, which a test may fill without harm to anybody else. */
public final class SmallDisk implements AutoCloseable {
  private final Path root;

  private SmallDisk(Path root) {
    this.root = root;
  }

  /** Whether this account may mount one. */
  public static boolean isPossible() {
    return Workplace.isRoot();
  }

  /** Mounts one in memory. */
  public static SmallDisk mount(int megabytes) {
    Path root = Workplace.temporaryDirectory("disk");
    Commands.run(
        Map.of(), "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "none", root.toString());
    return new SmallDisk(root);
  }

  /** Where things are put on it. */
  public Path root() {
    return root;
  }

  /** Takes all the room that is left. */
  public void fill() {
    fillTo(0);
  }

  /** Takes the room that is left, but for so much. */
  public void fillTo(int megabytes) {
    byte[] page = new byte[4096];
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (root.toFile().getUsableSpace() > megabytes * 1024L * 1024) {
        out.write(page);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the room back. */
  public void empty() {
    try {
      Files.delete(filler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path filler() {
    return root.resolve("filler");
  }

  @Override
  public void close() {
    Commands.run(Map.of(), "umount", root.toString());
    Workplace.delete(root);
  }
}
