package chat.mehari.schemas.frame.reply;

import chat.mehari.schemas.frame.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code getUsers}.
 *
 * @param next the cursor of the next page, absent on the last
 */
public record UsersPage(List<User> users, @Nullable String next) implements ReplyData {}
