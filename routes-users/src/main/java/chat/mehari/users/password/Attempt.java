package chat.mehari.users.password;

/**
 * Somebody says a name's password.
 *
 * @param username in lower case
 * @param network where they say it
 * @param password what they say
 * @param allowedFailures how many wrong ones are heard from one network within a minute
 * @param since when it was asked, a moment of {@link System#nanoTime()}
 */
record Attempt(String username, String network, String password, int allowedFailures, long since) {

  @Override
  public String toString() {
    return "Attempt[since=" + since + "]";
  }
}
