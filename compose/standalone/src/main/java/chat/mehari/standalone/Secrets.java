package chat.mehari.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Passwords that nobody types: random at the first use, then kept, one file of mode 600 each.
 *
 * <p>A password is on the disk before it is used, so that a crash cannot leave a database whose
 * password nobody has.
 */
final class Secrets {
  private static final int BYTES = 32;

  private final Path directory;

  Secrets(Path directory) {
    this.directory = directory;
  }

  /** The password of that name, made now if there is none yet; letters and digits only. */
  synchronized String get(String name) {
    Path file = directory.resolve(name);
    try {
      OwnerOnly.directory(directory);
      if (!Files.exists(file)) {
        write(file, random());
      }
      OwnerOnly.file(file);
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path file, String secret) throws IOException {
    Path unfinished = directory.resolve(file.getFileName() + ".unfinished");
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished);
    OwnerOnly.file(unfinished);
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(secret.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
