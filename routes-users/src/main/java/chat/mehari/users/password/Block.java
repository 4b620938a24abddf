package chat.mehari.users.password;

/**
 * The wrong passwords of the last minute for one name.
 *
 * @param ownFailures how many came from the network that tries now
 * @param allFailures how many came from all networks together
 * @param ownRetryAfterMs until the oldest of the network is forgotten
 * @param allRetryAfterMs until the oldest of all is forgotten
 * @param networkKnown whether the name signed in from this network within the last 30 days
 */
record Block(
    long ownFailures,
    long allFailures,
    long ownRetryAfterMs,
    long allRetryAfterMs,
    boolean networkKnown) {}
