package chat.mehari.users.password;

/**
 * The wrong passwords of the last minute for one name.
 *
 * @param failures how many
 * @param retryAfterMs until the oldest of them is forgotten
 */
record Block(long failures, long retryAfterMs) {}
