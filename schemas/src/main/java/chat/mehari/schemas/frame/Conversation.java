package chat.mehari.schemas.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as one of its members sees it.
 *
 * @param members of a private conversation: both ids, or one for notes to oneself
 * @param lastMessage the latest message
 * @param lastSeq the last number taken
 * @param readSeq up to where the asking member has read
 * @param unread messages of others after {@code readSeq}, counted up to 1,000
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Conversation(
    UUID id,
    ConversationKind kind,
    MemberRole role,
    int memberCount,
    @Nullable List<UUID> members,
    @Nullable Message lastMessage,
    long lastSeq,
    long readSeq,
    int unread) {}
