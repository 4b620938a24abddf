package chat.mehari.users.token;

import java.time.Instant;

/**
 * What the database's clock shows, by which tokens are issued: all instances have the same one,
 * whatever their machines' show.
 */
record DatabaseTime(Instant now) {}
