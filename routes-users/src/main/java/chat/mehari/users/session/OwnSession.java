package chat.mehari.users.session;

import java.util.UUID;

/** One session, and whose it should be. */
record OwnSession(UUID userId, UUID sessionId) {}
