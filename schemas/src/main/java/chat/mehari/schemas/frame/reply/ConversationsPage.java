package chat.mehari.schemas.frame.reply;

import chat.mehari.schemas.frame.Conversation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code getConversations}.
 *
 * @param next the cursor of the next page, absent on the last
 */
public record ConversationsPage(List<Conversation> conversations, @Nullable String next)
    implements ReplyData {}
