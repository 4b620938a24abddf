package chat.mehari.schemas.frame.reply;

import chat.mehari.schemas.frame.Session;
import java.util.List;

/** Answers {@code getSessions}. */
public record SessionList(List<Session> sessions) implements ReplyData {}
