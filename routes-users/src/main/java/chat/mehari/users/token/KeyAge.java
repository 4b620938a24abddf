package chat.mehari.users.token;

/**
 * The newest key.
 *
 * @param ageSeconds for how long it has been in force; negative before
 */
record KeyAge(int generation, long ageSeconds) {}
