package chat.mehari.schemas.frame.reply;

/** Done, and nothing to say of it. */
public record Done() implements ReplyData {}
