package chat.mehari.users.platform;

/** A command came a second time, and nobody knows whether it ran the first time. */
final class RedeliveredException extends Exception {

  RedeliveredException() {
    super("A command was delivered again");
  }
}
