package chat.mehari.standalone;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Takes everybody's rights but the owner's, where the file system knows such rights. */
final class OwnerOnly {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private OwnerOnly() {}

  /** Makes the directory if need be, with mode 700. */
  static void directory(Path directory) throws IOException {
    Files.createDirectories(directory);
    set(directory, "rwx------");
  }

  /** Gives the file mode 600. */
  static void file(Path file) throws IOException {
    set(file, "rw-------");
  }

  private static void set(Path path, String permissions) throws IOException {
    if (POSIX) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
