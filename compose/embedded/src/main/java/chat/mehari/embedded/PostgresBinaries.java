package chat.mehari.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs for this machine, unpacked from the class path.
 *
 * <p>They are unpacked beside their final place and moved there whole, so that a process killed in
 * between leaves nothing half done; zonky's own unpacking would take a torn file for a good one.
 */
final class PostgresBinaries {
  private static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  private static final String PREFIX = "postgres-";
  private static final String UNFINISHED = "unpacking-";

  private final Path home;

  private PostgresBinaries(Path home) {
    this.home = home;
  }

  /** Finds the programs below the directory, or unpacks them there. */
  static PostgresBinaries unpackedIn(Path directory) throws IOException {
    byte[] archive;
    try (InputStream in = archive()) {
      archive = in.readAllBytes();
    }
    Path home = directory.resolve(PREFIX + digest(archive));
    if (!Files.isDirectory(home)) {
      PrivateFiles.createDirectories(directory);
      removeUnfinished(directory);
      Path unfinished =
          Files.createTempDirectory(directory, UNFINISHED + ProcessHandle.current().pid() + "-");
      unpack(archive, unfinished);
      try {
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        Directories.delete(unfinished);
        if (!Files.isDirectory(home)) {
          throw e;
        }
      }
    }
    return new PostgresBinaries(home);
  }

  /** What tells them from those of other versions. */
  String id() {
    return String.valueOf(home.getFileName()).substring(PREFIX.length());
  }

  /** A command line for one of the programs. */
  List<String> command(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
      Collections.addAll(command, "unshare", "-U");
    }
    command.add(home.resolve("bin").resolve(WINDOWS ? program + ".exe" : program).toString());
    command.addAll(arguments);
    return command;
  }

  /** What processes left behind that were killed while they unpacked. */
  private static void removeUnfinished(Path directory) throws IOException {
    try (DirectoryStream<Path> leftovers =
        Files.newDirectoryStream(directory, UNFINISHED + "*-*")) {
      for (Path leftover : leftovers) {
        long owner = Long.parseLong(leftover.getFileName().toString().split("-", 3)[1]);
        if (ProcessHandle.of(owner).isEmpty()) {
          Directories.delete(leftover);
        }
      }
    }
  }

  private static InputStream archive() throws IOException {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    boolean mac = name.startsWith("mac");
    String system = WINDOWS ? "Windows" : mac ? "Darwin" : "Linux";
    // Those for macOS hold the code of both processors.
    String processor = mac ? "x86_64" : System.getProperty("os.arch", "");
    try {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, processor);
    } catch (IllegalStateException e) {
      throw new EmbeddedServerException(
          "There is no embedded PostgreSQL for "
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch")
              + ".",
          e);
    }
  }

  private static String digest(byte[] archive) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void unpack(byte[] archive, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpackEntry(tar, entry, target);
      }
    }
  }

  private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    Path path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("The archive points outside itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(path, target.resolve(entry.getLinkName()).normalize());
    } else {
      Files.copy(tar, path);
      if (target.relativize(path).startsWith("bin") && !path.toFile().setExecutable(true, true)) {
        throw new IOException("Cannot make " + path + " executable.");
      }
    }
  }
}
