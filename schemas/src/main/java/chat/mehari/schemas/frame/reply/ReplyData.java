package chat.mehari.schemas.frame.reply;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The {@code data} of a reply. Absent members are left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ReplyData
    permits Done,
        SessionOpened,
        Authenticated,
        TokenPair,
        Self,
        UsersPage,
        SessionList,
        MessagePostedReply,
        MessagesPage,
        ConversationsPage,
        SyncResult,
        PublicKeys,
        UnknownUsers,
        EndedSessions {}
