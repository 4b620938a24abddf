package chat.mehari.users.account;

/**
 * What one network registered within the last hour.
 *
 * @param registrations how many accounts
 * @param retryAfterMs until the oldest of them is an hour old
 */
record RecentRegistrations(long registrations, long retryAfterMs) {}
