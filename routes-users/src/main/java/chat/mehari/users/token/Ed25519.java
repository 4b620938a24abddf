package chat.mehari.users.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** Ed25519 keys in the forms that they are kept and published in. */
final class Ed25519 {

  private static final String ALGORITHM = "Ed25519";
  private static final int RAW_BYTES = 32;
  private static final int KID_BYTES = 12;

  /** What X.509 writes before the 32 bytes of a public key. */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No Ed25519 in this Java", e);
    }
  }

  static PrivateKey privateKey(byte[] pkcs8) {
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Not an Ed25519 private key", e);
    }
  }

  /** The public key, as X.509, that belongs to a private one; its 32 bytes end its PKCS#8 form. */
  static byte[] publicKeyOf(PrivateKey privateKey) {
    byte[] pkcs8 = privateKey.getEncoded();
    byte[] raw =
        new Ed25519PrivateKeyParameters(pkcs8, pkcs8.length - RAW_BYTES)
            .generatePublicKey()
            .getEncoded();
    byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + RAW_BYTES);
    System.arraycopy(raw, 0, x509, X509_PREFIX.length, RAW_BYTES);
    return x509;
  }

  /** The 32 bytes of a public key, which end its X.509 form. */
  static byte[] raw(byte[] x509) {
    return Arrays.copyOfRange(x509, x509.length - RAW_BYTES, x509.length);
  }

  /** A name for a public key that is made from it, so that it is the same everywhere. */
  static String kid(byte[] x509) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(raw(x509));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(digest, KID_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No SHA-256 in this Java", e);
    }
  }
}
