package chat.mehari.users.platform;

import chat.mehari.schemas.frame.User;

/**
 * A user who has just proved to be who they say.
 *
 * @param passwordVersion of the password that proved it: what is done on the strength of the proof
 *     is done only while this is still the version
 */
public record KnownUser(User user, int passwordVersion) {}
