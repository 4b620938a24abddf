package chat.mehari.users.token;

import chat.mehari.users.platform.UsersSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The key that the settings name a file for, read once at the start. */
@Component
class KeyFile {

  /** A key from a file; its private part stays out of the database. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Key(String kid, PrivateKey privateKey, byte[] publicKey) {}

  private final @Nullable Key key;

  KeyFile(UsersSettings settings) throws IOException {
    Path file = settings.token().keyFile();
    this.key = file == null ? null : read(file);
  }

  Optional<Key> key() {
    return Optional.ofNullable(key);
  }

  /** The private key that belongs to a row, wherever it is kept, if this instance has it. */
  Optional<PrivateKey> privateKey(SigningKey row) {
    byte[] kept = row.privateKey();
    if (kept != null) {
      return Optional.of(Ed25519.privateKey(kept));
    }
    return key().filter(own -> own.kid().equals(row.kid())).map(Key::privateKey);
  }

  private static Key read(Path file) throws IOException {
    String base64 =
        Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    PrivateKey privateKey = Ed25519.privateKey(Base64.getDecoder().decode(base64));
    byte[] publicKey = Ed25519.publicKeyOf(privateKey);
    return new Key(Ed25519.kid(publicKey), privateKey, publicKey);
  }
}
