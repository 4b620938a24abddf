package chat.mehari.standalone;

/** The command line cannot be understood; the message is a sentence for who typed it. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
