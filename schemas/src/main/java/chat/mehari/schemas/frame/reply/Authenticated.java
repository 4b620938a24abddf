package chat.mehari.schemas.frame.reply;

import chat.mehari.schemas.frame.User;
import java.util.UUID;

/** Answers {@code authenticate}. */
public record Authenticated(User user, UUID sessionId) implements ReplyData {}
