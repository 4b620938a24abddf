package chat.mehari.schemas.frame.reply;

import chat.mehari.schemas.frame.User;

/** Answers {@code getSelf} and {@code updateSelf}. */
public record Self(User user) implements ReplyData {}
