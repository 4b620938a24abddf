package chat.mehari.users.password;

/**
 * Somebody says a name's password.
 *
 * @param username in lower case
 * @param password what they say
 * @param allowedFailures how many wrong ones are heard within a minute
 * @param since when it was asked, in milliseconds of this machine's clock
 */
record Attempt(String username, String password, int allowedFailures, long since) {

  @Override
  public String toString() {
    return "Attempt[since=" + since + "]";
  }
}
