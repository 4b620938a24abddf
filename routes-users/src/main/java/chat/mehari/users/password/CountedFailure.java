package chat.mehari.users.password;

/**
 * A wrong password that was heard.
 *
 * @param failures how many that makes within a minute from its network
 */
record CountedFailure(int failures) {}
