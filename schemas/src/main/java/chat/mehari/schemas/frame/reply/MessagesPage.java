package chat.mehari.schemas.frame.reply;

import chat.mehari.schemas.frame.Message;
import java.util.List;

/**
 * Answers {@code getMessages}.
 *
 * @param messages in the order of {@code seq}
 * @param hasMore whether there is more in the direction asked
 */
public record MessagesPage(List<Message> messages, boolean hasMore) implements ReplyData {}
