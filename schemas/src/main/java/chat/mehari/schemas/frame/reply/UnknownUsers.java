package chat.mehari.schemas.frame.reply;

import java.util.List;
import java.util.UUID;

/**
 * Answers a gateway's {@code checkUsers}.
 *
 * @param unknown those of the users asked for that do not exist
 */
public record UnknownUsers(List<UUID> unknown) implements ReplyData {}
